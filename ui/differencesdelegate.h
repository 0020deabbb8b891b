// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/endoflifecolors.h"

#include <QStyledItemDelegate>

#include <optional>

namespace imagebrowser {

//! Draws the cells of the comparison: a shape and one line of text, stronger where an account is unlike the others,
//! weaker where it has nothing to say, and names of images that have ended everywhere struck through. Words come from
//! DifferencesModel.
class DifferencesDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] const EndOfLifeColors &colors(const QPalette &palette) const;

    mutable std::optional<EndOfLifeColors> m_colors;
};

} // namespace imagebrowser
