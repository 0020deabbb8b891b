// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/filternodewidget.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace imagebrowser {

//! A group of the builder with its rows and groups: "Match all / any / none of".
class FilterGroupWidget : public FilterNodeWidget
{
    Q_OBJECT

public:
    //! Deeper groups can be read but not added: nobody reads them.
    static constexpr qsizetype DeepestGroup = 8;

    FilterGroupWidget(const FilterNode &node, const FilterPath &path, const FilterBuilderContext &context,
                      QWidget *parent);

    void updateContext(const FilterBuilderContext &context) override;
    [[nodiscard]] QWidget *firstEditor() const override;
    //! The widget of the node at \a path, itself included; null when there is none.
    [[nodiscard]] FilterNodeWidget *find(const FilterPath &path);

private:
    void makeHeader(const FilterNode &node);
    void addChild(const FilterNode &node, const FilterBuilderContext &context);
    void makeFooter();
    void forward(FilterNodeWidget *child);

    QComboBox *m_match;
    QVBoxLayout *m_layout;
    QList<FilterNodeWidget *> m_children;
    QWidget *m_addCondition = nullptr;
};

} // namespace imagebrowser
