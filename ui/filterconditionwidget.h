// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/filternodewidget.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QStackedWidget;
class QToolButton;
QT_END_NAMESPACE

namespace imagebrowser {

class MomentEdit;
class PlaceBadge;
class ValueEdit;

//! A condition as a row of the builder: on or off, field, operator, value, and where it runs.
class FilterConditionWidget : public FilterNodeWidget
{
    Q_OBJECT

public:
    //! \a node must be one that filterRowOf() can take apart.
    FilterConditionWidget(const FilterNode &node, const FilterPath &path, const FilterBuilderContext &context,
                          QWidget *parent);

    void updateContext(const FilterBuilderContext &context) override;
    [[nodiscard]] QWidget *firstEditor() const override;

private:
    void makeEditors();
    void layOut();
    void fill(const FilterNode &node);
    void fillOperators();
    void showValueEditor();
    void onFieldChosen();
    void onOperatorChosen();
    void tell(bool isTyping);
    [[nodiscard]] FilterField field() const;
    [[nodiscard]] QList<FilterOperand> operands() const;

    std::function<QStringList(FilterField)> m_suggestions;
    QCheckBox *m_enabled;
    QComboBox *m_field;
    QComboBox *m_operator;
    QToolButton *m_menu;
    QStackedWidget *m_values;
    QWidget *m_noValue;
    ValueEdit *m_value;
    MomentEdit *m_moment;
    PlaceBadge *m_badge;
};

} // namespace imagebrowser
