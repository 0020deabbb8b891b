// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace imagebrowser {

//! One applied condition in words with a cross: pressing it, or Delete on it, takes the condition away. Long texts are
//! elided and whole in the tool tip.
class AppliedLabel : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AppliedLabel(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace imagebrowser
