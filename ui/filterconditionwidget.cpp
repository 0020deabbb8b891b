// SPDX-License-Identifier: Apache-2.0
#include "ui/filterconditionwidget.h"

#include "app/filter/filterrow.h"
#include "ui/metrics.h"
#include "ui/momentedit.h"
#include "ui/paletteicon.h"
#include "ui/placebadge.h"
#include "ui/valueedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

//! Names are elided rather than the dock being held wide.
constexpr int narrowestBox = 56;

} // namespace

FilterConditionWidget::FilterConditionWidget(const FilterNode &node, const FilterPath &path,
                                             const FilterBuilderContext &context, QWidget *parent)
    : FilterNodeWidget(path, parent)
    , m_suggestions(context.suggestions)
    , m_enabled(new QCheckBox(this))
    , m_field(new QComboBox(this))
    , m_operator(new QComboBox(this))
    , m_menu(new QToolButton(this))
    , m_values(new QStackedWidget(this))
    , m_noValue(new QWidget(m_values))
    , m_value(new ValueEdit(m_values))
    , m_moment(new MomentEdit(m_values))
    , m_badge(new PlaceBadge(this))
{
    setObjectName(QStringLiteral("filterCondition"));
    m_moment->setClock(context.clock);
    makeEditors();
    layOut();
    fill(node);
    updateContext(context);
    connect(m_enabled, &QCheckBox::toggled, this, [this] { Q_EMIT commandWanted(m_path, FilterCommand::Toggle); });
    connect(m_field, &QComboBox::activated, this, &FilterConditionWidget::onFieldChosen);
    connect(m_operator, &QComboBox::activated, this, &FilterConditionWidget::onOperatorChosen);
    connect(m_value, &QLineEdit::textEdited, this, [this] { tell(true); });
    connect(m_value, &QLineEdit::editingFinished, this, [this] { tell(false); });
    connect(m_moment, &MomentEdit::edited, this, [this] { tell(true); });
    connect(m_menu, &QToolButton::clicked, this,
            [this] { Q_EMIT menuWanted(m_path, m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
}

void FilterConditionWidget::makeEditors()
{
    m_enabled->setAccessibleName(tr("Use this condition"));
    m_enabled->setToolTip(tr("Use this condition"));
    m_field->setAccessibleName(tr("Field"));
    m_field->setObjectName(QStringLiteral("conditionField"));
    m_operator->setAccessibleName(tr("Operator"));
    m_operator->setObjectName(QStringLiteral("conditionOperator"));
    m_value->setAccessibleName(tr("Value"));
    m_value->setObjectName(QStringLiteral("conditionValue"));
    m_menu->setAccessibleName(tr("Condition menu"));
    m_menu->setToolTip(tr("Move, duplicate, remove"));
    m_menu->setIcon(paletteIcon(QStringLiteral("more")));
    m_menu->setAutoRaise(true);
    m_menu->setFocusPolicy(Qt::TabFocus);
    for (const FilterField field : selectableFilterFields())
        m_field->addItem(filterFieldInfo(field).label(), static_cast<int>(field));
    for (QComboBox *box : {m_field, m_operator}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumWidth(narrowestBox);
        box->setMaxVisibleItems(20);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_values->addWidget(m_noValue);
    m_values->addWidget(m_value);
    m_values->addWidget(m_moment);
    m_values->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FilterConditionWidget::layOut()
{
    auto *what = new QHBoxLayout;
    what->setSpacing(metrics::SpaceTiny);
    what->addWidget(m_enabled);
    what->addWidget(m_field, 1);
    what->addWidget(m_operator, 1);
    what->addWidget(m_menu);
    auto *value = new QHBoxLayout;
    value->setSpacing(metrics::SpaceSmall);
    value->addWidget(m_values, 1);
    value->addStretch();
    value->addWidget(m_badge);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::SpaceSmall, metrics::SpaceSmall, metrics::SpaceSmall, metrics::SpaceSmall);
    layout->setSpacing(metrics::SpaceTiny);
    layout->addLayout(what);
    layout->addLayout(value);
}

void FilterConditionWidget::updateContext(const FilterBuilderContext &context)
{
    m_badge->setVisible(m_enabled->isChecked());
    m_field->setToolTip(m_field->currentText());
    m_operator->setToolTip(m_operator->currentText());
    m_badge->setAtService(context.sentConditions.contains(m_path)
                          || context.sentConditions.contains(m_path + FilterPath{0}));
}

QWidget *FilterConditionWidget::firstEditor() const
{
    return m_field;
}

void FilterConditionWidget::fill(const FilterNode &node)
{
    const auto row = filterRowOf(node).value_or(FilterRow{});
    m_enabled->setChecked(node.isEnabled);
    m_field->setCurrentIndex(m_field->findData(static_cast<int>(row.field)));
    fillOperators();
    m_operator->setCurrentIndex(static_cast<int>(row.op));
    showValueEditor();
    const FilterOperand first = row.operands.isEmpty() ? FilterOperand() : row.operands.front();
    const bool isList = filterRowOperators(row.field).at(row.op).value == FilterRowValue::List;
    if (isList)
        m_value->setText(filterListText(row.operands));
    else if (first.text() != nullptr)
        m_value->setText(*first.text());
    if (first.moment() != nullptr)
        m_moment->setMoment(*first.moment());
    for (QWidget *editor :
         {static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_operator), static_cast<QWidget *>(m_values)})
        editor->setEnabled(node.isEnabled);
}

void FilterConditionWidget::fillOperators()
{
    const QSignalBlocker blocker(m_operator);
    m_operator->clear();
    const QList<FilterRowOperator> operators = filterRowOperators(field());
    for (const FilterRowOperator &choice : operators)
        m_operator->addItem(choice.label);
    m_value->setSuggestions(m_suggestions ? m_suggestions(field()) : QStringList());
}

void FilterConditionWidget::showValueEditor()
{
    const FilterRowOperator choice = filterRowOperators(field()).at(m_operator->currentIndex());
    m_values->setVisible(choice.value != FilterRowValue::None);
    switch (choice.value) {
    case FilterRowValue::None:
        m_values->setCurrentWidget(m_noValue);
        break;
    case FilterRowValue::Moment:
        m_values->setCurrentWidget(m_moment);
        break;
    case FilterRowValue::Text:
    case FilterRowValue::List:
        m_values->setCurrentWidget(m_value);
        m_value->setList(choice.value == FilterRowValue::List);
        m_value->setPlaceholderText(choice.value == FilterRowValue::List ? tr("values, separated by commas")
                                                                         : tr("value"));
        break;
    }
}

void FilterConditionWidget::onFieldChosen()
{
    const QString before = m_operator->currentText();
    fillOperators();
    m_operator->setCurrentIndex(std::max(m_operator->findText(before), 0));
    showValueEditor();
    tell(false);
}

void FilterConditionWidget::onOperatorChosen()
{
    showValueEditor();
    tell(false);
}

void FilterConditionWidget::tell(bool isTyping)
{
    const FilterRowOperator choice = filterRowOperators(field()).at(m_operator->currentIndex());
    FilterNode node = choice.node(field(), operands());
    node.isEnabled = m_enabled->isChecked();
    Q_EMIT nodeEdited(m_path, node, isTyping);
}

FilterField FilterConditionWidget::field() const
{
    return static_cast<FilterField>(m_field->currentData().toInt());
}

QList<FilterOperand> FilterConditionWidget::operands() const
{
    if (m_values->currentWidget() == m_moment) {
        const auto moment = m_moment->moment();
        return moment ? QList{FilterOperand(*moment)} : QList<FilterOperand>();
    }
    const bool isList = filterRowOperators(field()).at(m_operator->currentIndex()).value == FilterRowValue::List;
    if (isList)
        return filterListFromText(m_value->text());
    // An empty field is a value still to come; the empty text itself can be asked for in text mode.
    return m_value->text().isEmpty() ? QList<FilterOperand>() : QList{FilterOperand(m_value->text())};
}

} // namespace imagebrowser
