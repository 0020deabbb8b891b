// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/applicationservices.h"
#include "ui/timelinedata.h"

#include <QObject>

namespace imagebrowser {

class ImageTableView;
class TimelinePanel;

//! Feeds the timeline from the table and the table from the timeline. Marks count the images that pass search and
//! filter, leaving aside what the filter says about the end of life itself: a chosen mark must not hide the others.
//! Choosing a mark makes its days the filter's only word on the end of life.
class TimelineSource : public QObject
{
    Q_OBJECT

public:
    TimelineSource(ApplicationServices &services, TimelinePanel *panel, ImageTableView *table,
                   QObject *parent = nullptr);

    //! What the timeline shows for rows of a store; pure. \a selected marks the lanes and days to be emphasised.
    [[nodiscard]] static TimelineData makeData(const ImageTableModel &images, std::span<const RowId> rows,
                                               std::span<const RowId> selected, TimelineLanes lanes);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateSoon();
    void updateNow();
    void filterToRange(QDate from, QDate to, const QString &lane);
    void filterToNoDate(const QString &lane);
    void apply(FilterNode endOfLife, const QString &lane);
    [[nodiscard]] FilterExpression otherFilter() const;
    //! Nothing while the table has given its place to something else: what is selected there cannot be seen.
    [[nodiscard]] std::vector<RowId> selectedRows() const;

    ApplicationServices &m_services;
    TimelinePanel *m_panel;
    ImageTableView *m_table;
    QTimer m_pause;
};

} // namespace imagebrowser
