// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace imagebrowser {

//! A button that looks like a link: for small commands beside content.
class LinkButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LinkButton(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace imagebrowser
