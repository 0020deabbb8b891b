// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinesource.h"

#include "app/filter/filteredit.h"
#include "app/filter/filterevaluator.h"
#include "app/images/naturalorder.h"
#include "ui/imagetableview.h"
#include "ui/timelinepanel.h"

#include <QEvent>

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

namespace imagebrowser {

namespace {

constexpr std::chrono::milliseconds coalescing{60};

ImageField fieldOf(TimelineLanes lanes)
{
    switch (lanes) {
    case TimelineLanes::Publisher:
        return ImageField::Publisher;
    case TimelineLanes::NodeAgent:
        return ImageField::NodeAgentSkuId;
    case TimelineLanes::OsType:
        break;
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
    return node.isGroup() && !node.children.empty()
        && std::all_of(node.children.begin(), node.children.end(), isAboutEndOfLife);
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

struct RecordCount
{
    int count = 0;
    bool isSelected = false;
};

//! Gathers counted images by lane and day.
class LaneGatherer
{
public:
    LaneGatherer(const ImageTableModel &images, ImageField field)
        : m_store(images.store())
        , m_endOfLives(images.endOfLives())
        , m_field(field)
        , m_laneOf(m_store.texts(field).count(), noLane)
    {
    }

    void add(RecordId record, const RecordCount &counted)
    {
        Lane &lane = laneOf(m_store.textId(record, m_field));
        const EndOfLife end = m_endOfLives.endOfLifeOf(m_store, record);
        if (!end.instant) {
            lane.noDate.count += counted.count;
            lane.noDate.isSelected |= counted.isSelected;
            return;
        }
        Day &day = lane.days[utcDay(*end.instant)];
        day.count += counted.count;
        day.isSelected |= counted.isSelected;
        day.state = std::max(day.state, end.state);
    }

    [[nodiscard]] TimelineData data()
    {
        const TextPool &names = m_store.texts(m_field);
        std::ranges::stable_sort(m_lanes, [&](const Lane &left, const Lane &right) {
            return compareNatural(names.folded(left.name), names.folded(right.name)) < 0;
        });
        TimelineData data;
        data.today = toDate(utcDay(m_endOfLives.now()));
        for (const Lane &lane : m_lanes)
            append(data, lane, names.toString(lane.name));
        return data;
    }

private:
    struct Day : RecordCount
    {
        EndOfLifeState state = EndOfLifeState::NoDate;
    };
    struct Lane
    {
        TextPool::Id name = TextPool::Absent;
        RecordCount noDate;
        std::map<UtcDay, Day> days;
    };
    static constexpr std::size_t noLane = std::numeric_limits<std::size_t>::max();

    //! Spellings that differ in case only share the lane of the first; so do the absent and the empty name, which read
    //! the same.
    Lane &laneOf(TextPool::Id name)
    {
        std::size_t &lane = m_laneOf[name];
        if (lane == noLane) {
            const auto [place, isNew] = m_laneOfFolded.try_emplace(m_store.texts(m_field).folded(name), m_lanes.size());
            lane = place->second;
            if (isNew)
                m_lanes.push_back({name, {}, {}});
        }
        return m_lanes[lane];
    }

    static void append(TimelineData &data, const Lane &lane, const QString &name)
    {
        const auto number = static_cast<int>(data.lanes.size());
        for (const auto &[day, counted] : lane.days) {
            if (counted.count > 0)
                data.marks.append({toDate(day), number, counted.count, counted.state, counted.isSelected});
        }
        TimelineLane shown;
        shown.name = name.isEmpty() ? TimelineSource::tr("(none)") : name;
        shown.noDateCount = lane.noDate.count;
        shown.noDateContainsSelection = lane.noDate.isSelected;
        data.lanes.append(shown);
    }

    const ImageStore &m_store;
    const EndOfLifeTexts &m_endOfLives;
    ImageField m_field;
    std::vector<std::size_t> m_laneOf; //!< by name
    std::unordered_map<std::string_view, std::size_t> m_laneOfFolded;
    std::vector<Lane> m_lanes;
};

} // namespace

TimelineSource::TimelineSource(ApplicationServices &services, TimelinePanel *panel, ImageTableView *table,
                               QObject *parent)
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
    table->installEventFilter(this);
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
    ImageTableModel &images = m_services.images();
    ImageCriteria criteria = m_services.query().criteria();
    criteria.sort.clear();
    auto data = std::make_shared<TimelineData>();
    const auto work = [data, &images, criteria, others = otherFilter(), selected = selectedRows(),
                       lanes = m_panel->lanes(), now = images.now()](const StoreReads::Stop &stop) {
        const ImageStore &store = images.store();
        const std::vector<RowId> counted =
            findImages(store, images.endOfLives(), criteria, filterRowMask(others, store, now));
        if (!stop)
            *data = makeData(images, counted, selected, lanes);
    };
    images.read(this, work, [this, data] { m_panel->setData(*data); });
}

bool TimelineSource::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        updateSoon();
    return QObject::eventFilter(watched, event);
}

std::vector<RowId> TimelineSource::selectedRows() const
{
    const bool hasItsPlace = m_table->isWindow() || m_table->isVisibleTo(m_table->window());
    return hasItsPlace ? m_table->keeper()->selectedRows() : std::vector<RowId>();
}

//! What is applied, but for what it says about the end of life.
FilterExpression TimelineSource::otherFilter() const
{
    const FilterSettings &settings = m_services.filter().settings();
    FilterState others;
    others.setThresholds(m_services.filter().thresholds());
    others.setExpression(withoutEndOfLife(settings.expression));
    for (const Facet facet : allFacets()) {
        for (const FacetValue &value : settings.selection.values(facet)) {
            if (facet != Facet::State)
                others.setSelected(facet, value, true);
        }
    }
    return others.effectiveExpression();
}

TimelineData TimelineSource::makeData(const ImageTableModel &images, std::span<const RowId> rows,
                                      std::span<const RowId> selected, TimelineLanes lanes)
{
    const ImageStore &store = images.store();
    // Once over the rows by number only; all that follows is done for each distinct image.
    std::vector<RecordCount> records(store.recordCount());
    for (const RowId row : rows)
        ++records[store.record(row)].count;
    for (const RowId row : selected)
        records[store.record(row)].isSelected = true;

    LaneGatherer gatherer(images, fieldOf(lanes));
    for (RecordId record = 0; record < records.size(); ++record) {
        if (records[record].count > 0 || records[record].isSelected)
            gatherer.add(record, records[record]);
    }
    return gatherer.data();
}

void TimelineSource::filterToRange(QDate from, QDate to, const QString &lane)
{
    const auto condition = [](FilterOperator op, QDate date) {
        return FilterNode::condition(FilterField::BatchSupportEndOfLife, op, wholeDay(date));
    };
    if (from == to)
        apply(condition(FilterOperator::Equal, from), lane);
    else
        apply(FilterNode::group(
                  FilterNode::Kind::All,
                  {condition(FilterOperator::GreaterOrEqual, from), condition(FilterOperator::LessOrEqual, to)}),
              lane);
}

void TimelineSource::filterToNoDate(const QString &lane)
{
    apply(FilterNode::condition(FilterField::BatchSupportEndOfLife, FilterOperator::Equal,
                                QList<FilterOperand>{FilterOperand()}),
          lane);
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
