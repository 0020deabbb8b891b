// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/celltexts.h"
#include "ui/endoflifecolors.h"

#include <QFont>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace imagebrowser {

//! Draws the cells of the image table: the State with its shape, text and colour, Days left and missing dates in the
//! secondary colour, offer and SKU of ended images struck through. Reads EndOfLifeStateRole; the words, and what a
//! screen reader says, come from the model. Every cell is one line, elided. Shapes are drawn once per state and ground
//! and kept, and so are texts laid out: painting a screen full of cells again loads and makes nothing.
class EndOfLifeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit EndOfLifeDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    //! All that depends on the view's palette and font and on the screen, made anew when one of them changes.
    struct Look
    {
        Look(const QStyleOptionViewItem &option, qreal ratio);
        [[nodiscard]] bool isFor(const QStyleOptionViewItem &option, qreal ratio) const;

        EndOfLifeColors colors;
        QColor secondary;
        QFont font;
        QFont stateFont;
        qreal ratio;
        int shapeSize;
        //! Rendered when first needed.
        std::array<std::array<QPixmap, EndOfLifeStateCount>, 3> shapes;
        CellTexts texts;
    };

    enum class TextLook : quint8
    {
        Plain,
        State, //!< in bold
        Struck,
    };

    const QPixmap &shape(EndOfLifeState state, EndOfLifeColors::Ground ground) const;
    [[nodiscard]] QColor textColor(const QStyleOptionViewItem &option, int column, EndOfLifeState state) const;
    void drawShape(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &rect, EndOfLifeState state) const;
    void drawText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, TextLook look,
                  const QColor &color) const;
    void drawFocus(QPainter *painter, const QStyleOptionViewItem &option) const;

    mutable std::optional<Look> m_look;
};

} // namespace imagebrowser
