// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/endoflifetexts.h"
#include "app/images/imagesuggestions.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace imagebrowser {

class LinkButton;
class SuggestionCard;

//! What to move to from an image whose support ends, and the other SKUs of its offer, as buttons.
class SuggestionList : public QWidget
{
    Q_OBJECT

public:
    explicit SuggestionList(QWidget *parent = nullptr);

    //! \a store and \a texts are only read during the call. Buttons stay as they are while they say the same.
    void setImage(const ImageStore &store, RowId row, const EndOfLifeTexts &texts);
    //! For the time in which row ids mean something else.
    void clear();

Q_SIGNALS:
    void activated(imagebrowser::RowId row);

protected:
    void changeEvent(QEvent *event) override;

private:
    //! An image to go to, in the words of its button.
    struct Choice
    {
        RowId row = 0;
        EndOfLifeState state = EndOfLifeState::NoDate;
        QString title;
        QString text;
        bool operator==(const Choice &) const = default;
    };
    struct Content
    {
        std::optional<QList<Choice>> moves; //!< none where there is nothing to move away from
        QList<Choice> siblings; //!< the first ones
        qsizetype siblingCount = 0;
        bool operator==(const Content &) const = default;
    };

    [[nodiscard]] static Choice move(const ImageStore &store, RowId from, const ImageSuggestion &suggestion,
                                     const EndOfLifeTexts &texts);
    [[nodiscard]] static Content read(const ImageStore &store, RowId row, const EndOfLifeTexts &texts);
    void showMoves();
    void showSiblings();
    void updateFonts();
    void addButton(QVBoxLayout *layout, SuggestionCard *button, RowId row);

    Content m_content;

    QLabel *m_moveTitle;
    QLabel *m_none;
    QVBoxLayout *m_moves;
    QLabel *m_siblingsTitle;
    QVBoxLayout *m_siblings;
    LinkButton *m_more;
    QLabel *m_left; //!< says how many siblings are not listed
    bool m_isExpanded = false;
};

} // namespace imagebrowser
