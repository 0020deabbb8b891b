// SPDX-License-Identifier: Apache-2.0
#include "ui/momentedit.h"

#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>

namespace imagebrowser {

namespace {

constexpr int narrowestBox = 72;
constexpr int farthestDays = 36'500;
constexpr Ticks oneDay = std::chrono::days(1);

QDate toDate(Instant instant)
{
    return toDateTime(instant).date();
}

Instant midnightOf(QDate date)
{
    return toInstant(QDateTime(date, QTime(0, 0), Qt::UTC));
}

} // namespace

MomentEdit::MomentEdit(QWidget *parent)
    : QWidget(parent)
    , m_form(new QComboBox(this))
    , m_editors(new QStackedWidget(this))
    , m_day(new QDateEdit(m_editors))
    , m_days(new QSpinBox(m_editors))
    , m_expression(new QLineEdit(m_editors))
{
    m_form->addItems({tr("date"), tr("from today"), tr("exactly")});
    m_form->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_form->setMinimumWidth(narrowestBox);
    m_form->setMaximumWidth(m_form->sizeHint().width() + fontMetrics().horizontalAdvance(tr("from today")));
    m_form->setAccessibleName(tr("Kind of date"));
    m_form->setObjectName(QStringLiteral("momentForm"));
    m_day->setCalendarPopup(true);
    m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_day->setDateRange(QDate(1900, 1, 1), QDate(9999, 12, 31));
    m_day->setAccessibleName(tr("Date, UTC"));
    m_day->setObjectName(QStringLiteral("momentDay"));
    m_days->setRange(-farthestDays, farthestDays);
    m_days->setSuffix(tr(" days"));
    m_days->setAccessibleName(tr("Days from today"));
    m_days->setObjectName(QStringLiteral("momentDays"));
    m_expression->setPlaceholderText(QStringLiteral("now() add duration'P90D'"));
    m_expression->setAccessibleName(tr("Moment as an expression"));
    m_expression->setObjectName(QStringLiteral("momentExpression"));
    for (QWidget *editor :
         {static_cast<QWidget *>(m_day), static_cast<QWidget *>(m_days), static_cast<QWidget *>(m_expression)})
        m_editors->addWidget(editor);
    m_editors->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::SpaceTiny);
    layout->addWidget(m_form);
    layout->addWidget(m_editors, 1);
    setFocusProxy(m_form);
    connect(m_form, &QComboBox::activated, this, &MomentEdit::changeForm);
    connect(m_day, &QDateEdit::dateChanged, this, &MomentEdit::edited);
    connect(m_days, &QSpinBox::valueChanged, this, &MomentEdit::edited);
    connect(m_expression, &QLineEdit::textEdited, this, [this] {
        validateExpression();
        Q_EMIT edited();
    });
    setMoment({});
}

void MomentEdit::setMoment(const std::optional<FilterMoment> &moment)
{
    const FilterMoment shown = moment.value_or(FilterMoment{FilterMoment::Base::Today, {}, std::chrono::days(90)});
    const QSignalBlocker blocker(this);
    showForm(formOf(shown), shown);
}

std::optional<FilterMoment> MomentEdit::moment() const
{
    switch (m_form->currentIndex()) {
    case DayForm:
        return FilterMoment{FilterMoment::Base::Day, midnightOf(m_day->date()), Ticks(0)};
    case DaysFromTodayForm:
        return FilterMoment{FilterMoment::Base::Today, {}, std::chrono::days(m_days->value())};
    default:
        break;
    }
    const auto moment = parseFilterMoment(m_expression->text());
    return moment ? std::optional(moment.value()) : std::nullopt;
}

MomentEdit::Form MomentEdit::formOf(const FilterMoment &moment)
{
    if (moment.base == FilterMoment::Base::Day && moment.offset == Ticks(0))
        return DayForm;
    const bool isNear = moment.isWholeDay() && std::chrono::abs(moment.offset) <= std::chrono::days(farthestDays);
    return moment.base == FilterMoment::Base::Today && isNear ? DaysFromTodayForm : ExpressionForm;
}

void MomentEdit::changeForm(int form)
{
    // What was said stays said, in the other form, as far as it can.
    const std::optional<FilterMoment> before = [this] {
        const QSignalBlocker blocker(m_form);
        m_form->setCurrentIndex(m_editors->currentIndex());
        return moment();
    }();
    const Instant now = m_clock();
    FilterMoment moment = before.value_or(FilterMoment{});
    const UtcDay day = utcDay(moment.resolved(now));
    if (form == DayForm)
        moment = {FilterMoment::Base::Day, Instant(day), Ticks(0)};
    else if (form == DaysFromTodayForm)
        moment = {FilterMoment::Base::Today, {}, day - utcDay(now)};
    showForm(static_cast<Form>(form), moment);
    Q_EMIT edited();
}

void MomentEdit::showForm(Form form, const FilterMoment &moment)
{
    const QSignalBlocker dayBlocker(m_day);
    const QSignalBlocker daysBlocker(m_days);
    m_form->setCurrentIndex(form);
    m_editors->setCurrentIndex(form);
    if (form == DayForm)
        m_day->setDate(toDate(moment.instant));
    else if (form == DaysFromTodayForm)
        m_days->setValue(static_cast<int>(moment.offset / oneDay));
    else
        m_expression->setText(filterText(FilterOperand(moment)));
    validateExpression();
}

void MomentEdit::validateExpression()
{
    const auto moment = parseFilterMoment(m_expression->text());
    m_expression->setToolTip(moment || m_expression->text().isEmpty()
                                 ? tr("A date, an instant or a moment relative to now() or date(now())")
                                 : moment.error().message());
}

} // namespace imagebrowser
