// SPDX-License-Identifier: Apache-2.0
#include "app/filter/endoflifefilter.h"

namespace imagebrowser {

namespace {

FilterNode ends(FilterOperator op, FilterMoment moment)
{
    return FilterNode::condition(FilterField::BatchSupportEndOfLife, op, moment);
}

FilterMoment now()
{
    return {FilterMoment::Base::Now, {}, Ticks(0)};
}

FilterMoment dayAfterToday(int days)
{
    return {FilterMoment::Base::Today, {}, std::chrono::days(days)};
}

FilterNode between(int afterDay, int lastDay)
{
    return FilterNode::group(FilterNode::Kind::All,
                             {ends(FilterOperator::GreaterThan, dayAfterToday(afterDay)),
                              ends(FilterOperator::LessOrEqual, dayAfterToday(lastDay))});
}

} // namespace

FilterNode endOfLifeStateFilter(EndOfLifeState state, const EndOfLifeThresholds &thresholds)
{
    switch (state) {
    case EndOfLifeState::NoDate:
        return FilterNode::condition(FilterField::BatchSupportEndOfLife, FilterOperator::Equal, QList{FilterOperand()});
    case EndOfLifeState::Ended:
        return ends(FilterOperator::LessThan, now());
    case EndOfLifeState::Critical:
        return FilterNode::group(FilterNode::Kind::All,
                                 {ends(FilterOperator::GreaterOrEqual, now()),
                                  ends(FilterOperator::LessOrEqual, dayAfterToday(thresholds.critical))});
    case EndOfLifeState::Warning:
        return between(thresholds.critical, thresholds.warning);
    case EndOfLifeState::Notice:
        return between(thresholds.warning, thresholds.notice);
    case EndOfLifeState::Supported:
        return ends(FilterOperator::GreaterThan, dayAfterToday(thresholds.notice));
    }
    return {};
}

} // namespace imagebrowser
