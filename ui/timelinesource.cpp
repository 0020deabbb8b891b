// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinesource.h"

#include "app/filter/filteredit.h"
#include "app/filter/filterevaluator.h"
#include "ui/imagetableview.h"
#include "ui/timelinepanel.h"

#include <algorithm>
#include <map>

namespace imagebrowser {

namespace {

constexpr std::chrono::milliseconds coalescing {60};

ImageField fieldOf(TimelineLanes lanes)
{
    switch (lanes) {
    case TimelineLanes::Publisher: return ImageField::Publisher;
    case TimelineLanes::NodeAgent: return ImageField::NodeAgentSkuId;
    case TimelineLanes::OsType: break;
    }
    return ImageField::OsType;
}

FilterField filterFieldOf(TimelineLanes lanes)
{
    return static_cast<FilterField>(fieldOf(lanes));
}

QDate toDate(UtcDay day)
{
    return QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
}

UtcDay toDay(QDate date)
{
    return UtcDay(std::chrono::days(QDate(1970, 1, 1).daysTo(date)));
}

FilterMoment wholeDay(QDate date)
{
    FilterMoment moment;
    moment.base = FilterMoment::Base::Day;
    moment.instant = Instant(toDay(date));
    return moment;
}

bool isAboutEndOfLife(const FilterNode &node)
{
    if (node.kind == FilterNode::Kind::Condition)
        return node.field == FilterField::BatchSupportEndOfLife;
    return node.isGroup() && !node.children.empty() && std::all_of(node.children.begin(), node.children.end(), isAboutEndOfLife);
}

//! \a expression without the parts of an All root that speak of the end of life only.
FilterExpression withoutEndOfLife(const FilterExpression &expression)
{
    FilterNode root = expression.root();
    if (root.kind != FilterNode::Kind::All)
        return isAboutEndOfLife(root) ? FilterExpression() : expression;
    std::erase_if(root.children, isAboutEndOfLife);
    return FilterExpression(root);
}

} // namespace

TimelineSource::TimelineSource(ApplicationServices &services, TimelinePanel *panel, ImageTableView *table, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_panel(panel)
    , m_table(table)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(coalescing);
    connect(&m_pause, &QTimer::timeout, this, &TimelineSource::updateNow);
    connect(&services.query(), &ImageQueryModel::rowsChanged, this, &TimelineSource::updateSoon);
    connect(&services.images(), &QAbstractItemModel::rowsInserted, this, &TimelineSource::updateSoon);
    connect(&services.images(), &ImageTableModel::rowsMapped, this, &TimelineSource::updateSoon);
    connect(&services.images(), &ImageTableModel::endOfLivesChanged, this, &TimelineSource::updateSoon);
    connect(&services.filter(), &FilterState::changed, this, &TimelineSource::updateSoon);
    connect(table, &ImageTableView::selectionCountChanged, this, &TimelineSource::updateSoon);
    connect(panel, &TimelinePanel::lanesChanged, this, &TimelineSource::updateNow);
    connect(panel, &TimelinePanel::dateRangeActivated, this, &TimelineSource::filterToRange);
    connect(panel, &TimelinePanel::noDateActivated, this, &TimelineSource::filterToNoDate);
    updateNow();
}

void TimelineSource::updateSoon()
{
    if (!m_pause.isActive())
        m_pause.start();
}

void TimelineSource::updateNow()
{
    m_pause.stop();
    const std::vector<RowId> counted = rows();
    const std::vector<RowId> selected = m_table->keeper()->selectedRows();
    m_panel->setData(makeData(m_services.images(), counted, selected, m_panel->lanes()));
}

std::vector<RowId> TimelineSource::rows() const
{
    FilterSettings settings = m_services.filter().settings();
    FilterState others;
    others.setThresholds(m_services.filter().thresholds());
    others.setExpression(withoutEndOfLife(settings.expression));
    for (const Facet facet : allFacets()) {
        for (const FacetValue &value : settings.selection.values(facet)) {
            if (facet != Facet::State)
                others.setSelected(facet, value, true);
        }
    }
    const ImageTableModel &images = m_services.images();
    ImageCriteria criteria = m_services.query().criteria();
    criteria.sort.clear();
    return findImages(images.store(), images.endOfLives(), criteria,
                      filterRowMask(others.effectiveExpression(), images.store(), images.now()));
}

TimelineData TimelineSource::makeData(const ImageTableModel &images, std::span<const RowId> rows, std::span<const RowId> selected,
                                      TimelineLanes lanes)
{
    const ImageStore &store = images.store();
    const ImageField field = fieldOf(lanes);
    const TextPool &names = store.texts(field);
    struct Cell
    {
        int count = 0;
        bool isSelected = false;
    };
    // Lane by its place in the order people expect, then end of life by its distinct text.
    std::map<std::uint32_t, std::map<TextPool::Id, Cell>> cells;
    std::map<std::uint32_t, TextPool::Id> laneNames;
    const auto cellOf = [&](RowId row) -> Cell & {
        const RecordId record = store.record(row);
        const TextPool::Id name = store.textId(record, field);
        const std::uint32_t lane = names.ranks()[name];
        laneNames.try_emplace(lane, name);
        return cells[lane][store.textId(record, ImageField::BatchSupportEndOfLife)];
    };
    for (const RowId row : rows)
        ++cellOf(row).count;
    for (const RowId row : selected)
        cellOf(row).isSelected = true;

    TimelineData data;
    data.today = toDate(utcDay(images.endOfLives().now()));
    for (const auto &[rank, dates] : cells) {
        TimelineLane lane;
        const QString name = names.string(laneNames[rank]);
        lane.name = name.isEmpty() ? tr("(none)") : name;
        std::map<QDate, TimelineMark> marks;
        for (const auto &[text, cell] : dates) {
            const EndOfLife &endOfLife = images.endOfLives().entry(text).endOfLife;
            if (!endOfLife.instant) {
                lane.noDateCount += cell.count;
                lane.noDateContainsSelection |= cell.isSelected;
                continue;
            }
            const QDate date = toDate(utcDay(*endOfLife.instant));
            const TimelineMark fresh {date, static_cast<int>(data.lanes.size()), 0, endOfLife.state, false};
            TimelineMark &mark = marks.try_emplace(date, fresh).first->second;
            mark.count += cell.count;
            mark.state = std::max(mark.state, endOfLife.state);
            mark.containsSelection |= cell.isSelected;
        }
        for (const auto &[date, mark] : marks) {
            if (mark.count > 0)
                data.marks.append(mark);
        }
        data.lanes.append(lane);
    }
    return data;
}

void TimelineSource::filterToRange(QDate from, QDate to, const QString &lane)
{
    const auto condition = [](FilterOperator op, QDate date) {
        return FilterNode::condition(FilterField::BatchSupportEndOfLife, op, wholeDay(date));
    };
    if (from == to)
        apply(condition(FilterOperator::Equal, from), lane);
    else
        apply(FilterNode::group(FilterNode::Kind::All, {condition(FilterOperator::GreaterOrEqual, from), condition(FilterOperator::LessOrEqual, to)}), lane);
}

void TimelineSource::filterToNoDate(const QString &lane)
{
    apply(FilterNode::condition(FilterField::BatchSupportEndOfLife, FilterOperator::Equal, QList<FilterOperand> {FilterOperand()}), lane);
}

void TimelineSource::apply(FilterNode endOfLife, const QString &lane)
{
    // Lanes are filtered on their own field, which the labels above the table can take back one by one.
    FilterExpression expression = withoutEndOfLife(m_services.filter().expression()).narrowedBy(std::move(endOfLife));
    if (!lane.isEmpty() && lane != tr("(none)") && !expression.isEmpty()) {
        const FilterNode inLane = FilterNode::condition(filterFieldOf(m_panel->lanes()), FilterOperator::Equal, lane);
        const auto &children = expression.root().children;
        if (std::find(children.begin(), children.end(), inLane) == children.end())
            expression = expression.narrowedBy(inLane);
    }
    m_services.filter().clearFacet(Facet::State);
    m_services.filter().setExpression(expression);
}

} // namespace imagebrowser
