// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/clock.h"
#include "app/filter/filterexpression.h"

#include <QFrame>
#include <QSet>
#include <QStringList>

#include <functional>

namespace imagebrowser {

//! What the builder's widgets need to know of the world.
struct FilterBuilderContext
{
    //! Values of a field that occur in the data.
    std::function<QStringList(FilterField)> suggestions;
    Clock clock = systemNow;
    QList<FilterPath> sentConditions; //!< conditions that are part of the service's `$filter`
};

enum class FilterCommand : quint8
{
    AddCondition,
    AddGroup,
    Remove,
    Duplicate,
    MoveUp,
    MoveDown,
    Toggle,
    EditAsText,
};

//! One node of the tree in the builder: a card. Knows its place; says what the user did and lets the builder do it.
class FilterNodeWidget : public QFrame
{
    Q_OBJECT

public:
    FilterNodeWidget(FilterPath path, QWidget *parent);

    [[nodiscard]] const FilterPath &path() const { return m_path; }
    //! Brings up to date what depends on the whole expression: the badges.
    virtual void updateContext(const FilterBuilderContext &context) = 0;
    //! The widget that gets the focus when this node is new.
    [[nodiscard]] virtual QWidget *firstEditor() const = 0;

Q_SIGNALS:
    //! \a isTyping: more of the kind is likely to follow at once.
    void nodeEdited(const imagebrowser::FilterPath &path, const imagebrowser::FilterNode &node, bool isTyping);
    void commandWanted(const imagebrowser::FilterPath &path, imagebrowser::FilterCommand command);
    void menuWanted(const imagebrowser::FilterPath &path, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void setCard(bool isCard) { m_isCard = isCard; }

    FilterPath m_path;

private:
    bool m_isCard = true;
};

} // namespace imagebrowser
