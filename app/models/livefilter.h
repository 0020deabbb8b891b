// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/facetcounts.h"
#include "app/filter/filterstate.h"

#include <QObject>
#include <QTimer>

namespace imagebrowser {

class ImageQueryModel;

//! Puts a FilterState into effect: the query model shows what it lets pass, and the facet counts follow. Both are
//! worked out from the same expression, so that what is counted is what is shown. Owned beside the two; main thread.
class LiveFilter : public QObject
{
    Q_OBJECT

public:
    //! Counts follow the arrival of rows within this time, and every change of the filter before the next event.
    static constexpr std::chrono::milliseconds ArrivalInterval{150};

    LiveFilter(FilterState &state, ImageQueryModel &query, QObject *parent = nullptr);

    [[nodiscard]] FilterState &state() const { return m_state; }
    [[nodiscard]] const ImageStore &store() const;
    //! As the images' states are told by.
    [[nodiscard]] Instant now() const;
    //! As of the last countsChanged(); the counts of a large store follow the filter when they are done.
    [[nodiscard]] const FacetCounts &counts() const { return m_counts; }
    //! Counts now what is waiting to be counted.
    void flush();

Q_SIGNALS:
    void countsChanged(const imagebrowser::FacetCounts &counts);

private:
    void apply();
    void countSoon(std::chrono::milliseconds delay);
    void take(FacetCounts counts);

    FilterState &m_state;
    ImageQueryModel &m_query;
    FilterExpression m_applied;
    FacetCounts m_counts;
    QTimer m_pause;
    std::chrono::nanoseconds m_countTime{0}; //!< of the last count
};

} // namespace imagebrowser
