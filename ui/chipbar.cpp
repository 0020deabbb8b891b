// SPDX-License-Identifier: Apache-2.0
#include "ui/chipbar.h"

#include "app/models/livefilter.h"
#include "ui/filterchip.h"
#include "ui/flowlayout.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QFrame>

namespace imagebrowser {

ChipBar::ChipBar(LiveFilter &filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
{
    setObjectName(QStringLiteral("chipBar"));
    setAccessibleName(tr("Quick filters"));
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(metrics::Space, metrics::SpaceSmall, metrics::Space, metrics::SpaceSmall);
    for (const EndOfLifeState state : {EndOfLifeState::Ended, EndOfLifeState::Critical, EndOfLifeState::Warning,
                                       EndOfLifeState::Notice, EndOfLifeState::Supported, EndOfLifeState::NoDate})
        addChip(endOfLifeIcon(state), endOfLifeStateName(state), Facet::State, stateFacetValue(state));
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedSize(metrics::SpaceSmall, metrics::onGrid(fontMetrics().height() + metrics::SpaceTiny));
    layout->addWidget(line);
    addChip({}, tr("Verified"), Facet::Verification, QStringLiteral("verified"));
    addChip({}, tr("Linux"), Facet::OsType, QStringLiteral("linux"));
    addChip({}, tr("Windows"), Facet::OsType, QStringLiteral("windows"));
    addChip({}, tr("Docker"), Facet::Capability, QStringLiteral("DockerCompatible"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    updateChips();
    connect(&filter, &LiveFilter::countsChanged, this, &ChipBar::updateChips);
    connect(&filter.state(), &FilterState::changed, this, &ChipBar::updateChips);
}

FilterChip *ChipBar::chip(Facet facet, const FacetValue &value) const
{
    for (const Chip &chip : m_chips) {
        if (chip.facet == facet && isSameFacetValue(chip.value, value))
            return chip.button;
    }
    return nullptr;
}

void ChipBar::addChip(const QIcon &icon, const QString &text, Facet facet, const FacetValue &value)
{
    auto *button = new FilterChip(icon, text, this);
    button->setObjectName(QStringLiteral("chip.") % facetId(facet) % u'.' % *value);
    layout()->addWidget(button);
    connect(button, &FilterChip::clicked, this, [this, facet, value](bool isChecked) {
        m_filter.state().setSelected(facet, value, isChecked);
        m_filter.flush();
    });
    m_chips.append({button, facet, value});
}

void ChipBar::setCounted(bool isCounted)
{
    m_isCounted = isCounted;
    updateChips();
}

void ChipBar::updateTexts()
{
    const EndOfLifeThresholds &thresholds = m_filter.state().thresholds();
    const auto within = [](int days) {
        return days == 365 ? tr("≤ 1 year") : days == 1 ? tr("≤ 1 day") : tr("≤ %1 days").arg(days);
    };
    const auto name = [this](EndOfLifeState state, const QString &text) {
        FilterChip *button = chip(Facet::State, stateFacetValue(state));
        if (button->text() == text)
            return;
        button->setText(text);
        button->updateGeometry();
    };
    name(EndOfLifeState::Critical, within(thresholds.critical));
    name(EndOfLifeState::Warning, within(thresholds.warning));
    name(EndOfLifeState::Notice, within(thresholds.notice));
    name(EndOfLifeState::Supported, tr("Later"));
    for (const Chip &chip : std::as_const(m_chips)) {
        if (const auto state = chip.facet == Facet::State ? stateOfFacetValue(chip.value) : std::nullopt)
            chip.button->setToolTip(tr("State: %1").arg(endOfLifeStateName(*state)));
    }
}

void ChipBar::updateChips()
{
    updateTexts();
    // Where nothing was fetched there are not 0 images of a kind: nobody knows.
    const bool isCounted = m_isCounted && m_filter.store().rowCount() > 0;
    for (const Chip &chip : std::as_const(m_chips)) {
        chip.button->setChecked(m_filter.state().selection().contains(chip.facet, chip.value));
        chip.button->setCount(isCounted ? std::optional(m_filter.counts().count(chip.facet, chip.value))
                                        : std::nullopt);
    }
}

} // namespace imagebrowser
