// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"

#include <QAbstractButton>

namespace imagebrowser {

//! A button that stands for an image: the shape of its state, its name, and some words about it. A card wraps and has a
//! frame; a line is one line high with the words at its end.
class SuggestionCard : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Form : quint8
    {
        Card,
        Line,
    };

    SuggestionCard(Form form, EndOfLifeState state, const QString &title, const QString &words,
                   QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_form == Form::Card; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QFont titleFont() const;
    //! Where the texts go in a card \a width wide, without the margin above.
    [[nodiscard]] QRect textRect(int width) const;
    [[nodiscard]] int titleHeight(int width) const;
    void paintCardTexts(QPainter &painter, const QColor &secondary) const;
    void paintLineTexts(QPainter &painter, const QColor &secondary) const;

    Form m_form;
    EndOfLifeState m_state;
    QString m_words;
};

} // namespace imagebrowser
