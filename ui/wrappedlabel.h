// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace imagebrowser {

//! Plain text that wraps and is always shown whole. Takes its height from the width it has, by itself: a form that asks
//! for heights by width gives rows that were hidden no height at all.
class WrappedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    void setWholeText(const QString &text);

    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeHeight();
};

} // namespace imagebrowser
