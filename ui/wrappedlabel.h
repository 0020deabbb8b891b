// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace imagebrowser {

//! Plain text that wraps and is always shown whole: forms give a wrapping label the height of a width it does not have.
class WrappedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    void setWholeText(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeHeight();
};

} // namespace imagebrowser
