// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterexpression.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace imagebrowser {

//! Edits a filter as text. Says while typing what is wrong and where; Enter applies, Shift+Enter breaks the line,
//! Escape brings the applied text back.
class FilterTextPane : public QWidget
{
    Q_OBJECT

public:
    explicit FilterTextPane(QWidget *parent = nullptr);

    //! Shows \a expression unless the text says the same already.
    void setExpression(const FilterExpression &expression);
    void focusText();
    //! Where the keyboard belongs.
    [[nodiscard]] QWidget *editor() const;

Q_SIGNALS:
    //! What is switched off in the shown expression is still in \a expression.
    void applied(const imagebrowser::FilterExpression &expression);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void validate();
    void apply();
    void showText();
    void markError(qsizetype position, qsizetype length);

    FilterExpression m_shown;
    QPlainTextEdit *m_edit;
    QLabel *m_shape;
    QLabel *m_message;
    QPushButton *m_apply;
    bool m_isValid = true;
};

} // namespace imagebrowser
