// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace imagebrowser {

//! Says where a condition can run: "service" or "here".
class PlaceBadge : public QWidget
{
    Q_OBJECT

public:
    explicit PlaceBadge(QWidget *parent = nullptr);

    void setAtService(bool isAtService);
    [[nodiscard]] bool isAtService() const { return m_isAtService; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString text() const;
    [[nodiscard]] QFont smallFont() const;

    bool m_isAtService = false;
};

} // namespace imagebrowser
