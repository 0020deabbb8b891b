// SPDX-License-Identifier: Apache-2.0
#include "ui/cellfilter.h"

#include "app/filter/endoflifefilter.h"

namespace imagebrowser {

namespace {

FilterNode equalTo(FilterField field, const QString &text)
{
    const FilterOperand operand = text.isNull() ? FilterOperand() : FilterOperand(text);
    return FilterNode::condition(field, FilterOperator::Equal, QList<FilterOperand> {operand});
}

FilterNode endsOn(std::optional<Instant> instant)
{
    if (!instant)
        return FilterNode::condition(FilterField::BatchSupportEndOfLife, FilterOperator::Equal, QList<FilterOperand> {FilterOperand()});
    FilterMoment day;
    day.base = FilterMoment::Base::Day;
    day.instant = Instant(utcDay(*instant));
    return FilterNode::condition(FilterField::BatchSupportEndOfLife, FilterOperator::Equal, day);
}

FilterNode hasCapabilities(const QStringList &names)
{
    if (names.isEmpty())
        return FilterNode::group(FilterNode::Kind::None, {FilterNode::group(FilterNode::Kind::SomeCapability)});
    std::vector<FilterNode> all;
    for (const QString &name : names)
        all.push_back(FilterNode::group(FilterNode::Kind::SomeCapability, {equalTo(FilterField::Capability, name)}));
    return all.size() == 1 ? all.front() : FilterNode::group(FilterNode::Kind::All, std::move(all));
}

} // namespace

std::optional<FilterNode> cellFilter(const ImageTableModel &images, RowId row, ImageColumn column)
{
    const ImageStore &store = images.store();
    if (const auto field = fieldOf(column))
        return equalTo(static_cast<FilterField>(*field), store.texts(*field).string(store.textId(store.record(row), *field)));
    switch (column) {
    case StateColumn: return endOfLifeStateFilter(images.endOfLife(row).state, images.endOfLives().thresholds());
    case EndsColumn:
    case DaysLeftColumn: return endsOn(images.endOfLife(row).instant);
    case CapabilitiesColumn: return hasCapabilities(store.image(row).capabilities);
    case AccountColumn: return equalTo(FilterField::Account, store.accountName(store.listing(row)));
    default: return {};
    }
}

} // namespace imagebrowser
