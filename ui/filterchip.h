// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

#include <optional>

namespace imagebrowser {

//! A rounded button that is ticked or not and says how many images it stands for. Dimmed, but usable, at zero.
class FilterChip : public QAbstractButton
{
    Q_OBJECT

public:
    FilterChip(const QIcon &icon, const QString &text, QWidget *parent = nullptr);

    //! No count: nothing was fetched that could be counted.
    void setCount(std::optional<qsizetype> count);
    [[nodiscard]] qsizetype count() const { return m_count.value_or(0); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QString countText() const;

    std::optional<qsizetype> m_count;
};

} // namespace imagebrowser
