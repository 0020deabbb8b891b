// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/imagestore.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace imagebrowser {

class CopyAsPane;
class DetailsPane;
class ImageTableModel;
class ImageTableView;
class SuggestionList;

//! Fills the Details dock from the table: the current image, what to copy, what to move to. An image that was chosen in
//! the dock but is hidden by the filter shows in the dock alone, until the table's current image changes.
class DetailsPresenter : public QObject
{
    Q_OBJECT

public:
    DetailsPresenter(const ImageTableModel &images, ImageTableView *table, DetailsPane *details, QObject *parent);

    //! Off while something else than the table chooses the image, by show() and showNothing().
    void setFollowsTable(bool follows);
    void show(RowId row);
    void showNothing();

Q_SIGNALS:
    //! Something to say in the status bar.
    void told(const QString &text);

private:
    void showCurrent();
    void choose(RowId row);
    void updateSuggestions();

    const ImageTableModel &m_images;
    ImageTableView *m_table;
    DetailsPane *m_details;
    CopyAsPane *m_copyAs;
    SuggestionList *m_suggestions;
    std::optional<RowId> m_shown;
    bool m_isStale = false; //!< the row may say something else since it was shown
    bool m_followsTable = true;
    QTimer m_arrivals; //!< rows that arrive may be better suggestions
};

} // namespace imagebrowser
