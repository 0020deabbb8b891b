// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/clock.h"
#include "app/filter/filtermoment.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDateEdit;
class QLineEdit;
class QSpinBox;
class QStackedWidget;
QT_END_NAMESPACE

namespace imagebrowser {

//! The right side of a date condition: a day, a number of days from today, or any moment as an expression.
class MomentEdit : public QWidget
{
    Q_OBJECT

public:
    explicit MomentEdit(QWidget *parent = nullptr);

    //! For the day that "from today" counts from.
    void setClock(const Clock &clock) { m_clock = clock; }

    void setMoment(const std::optional<FilterMoment> &moment);
    //! Nothing while the expression cannot be read.
    [[nodiscard]] std::optional<FilterMoment> moment() const;

Q_SIGNALS:
    void edited();

private:
    enum Form : int
    {
        DayForm,
        DaysFromTodayForm,
        ExpressionForm,
    };
    [[nodiscard]] static Form formOf(const FilterMoment &moment);
    void changeForm(int form);
    void showForm(Form form, const FilterMoment &moment);
    void validateExpression();

    Clock m_clock = systemNow;
    QComboBox *m_form;
    QStackedWidget *m_editors;
    QDateEdit *m_day;
    QSpinBox *m_days;
    QLineEdit *m_expression;
};

} // namespace imagebrowser
