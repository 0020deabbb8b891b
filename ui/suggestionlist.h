// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/endoflifetexts.h"
#include "app/images/imagesuggestions.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace imagebrowser {

class LinkButton;

//! What to move to from an image whose support ends, and the other SKUs of its offer, as buttons.
class SuggestionList : public QWidget
{
    Q_OBJECT

public:
    explicit SuggestionList(QWidget *parent = nullptr);

    //! \a store and \a texts are only read during the call.
    void setImage(const ImageStore &store, RowId row, const EndOfLifeTexts &texts);
    //! For the time in which row ids mean something else.
    void clear();

Q_SIGNALS:
    void activated(imagebrowser::RowId row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillSuggestions(const ImageStore &store, RowId row, const EndOfLifeTexts &texts);
    void fillSiblings(const ImageStore &store, RowId row, const EndOfLifeTexts &texts);
    void showSiblings();
    void updateFonts();
    void addButton(QVBoxLayout *layout, QWidget *button, RowId row);

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
