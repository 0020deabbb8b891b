// SPDX-License-Identifier: Apache-2.0
#include "ui/differencesfacts.h"

#include "ui/factlist.h"
#include "ui/metrics.h"

#include <QEvent>
#include <QLabel>
#include <QMap>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

//! A list of hundreds would push everything else out of the pane.
constexpr qsizetype mostNames = 12;

QString joined(QStringList names)
{
    if (names.size() <= mostNames)
        return names.join(u'\n');
    const qsizetype more = names.size() - mostNames;
    names.resize(mostNames);
    return names.join(u'\n') % u'\n' % DifferencesFacts::tr("and %1 more").arg(more);
}

} // namespace

DifferencesFacts::DifferencesFacts(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("In each account"), this))
    , m_facts(new FactList(this))
{
    setObjectName(QStringLiteral("differencesFacts"));
    m_facts->setObjectName(QStringLiteral("accountFacts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, metrics::SpaceSmall);
    layout->setSpacing(metrics::SpaceSmall);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    updateFonts();
    hide();
}

void DifferencesFacts::showImage(const DifferenceTexts &texts, const ImageDifferences &differences,
                                 ImageDifferences::ImageId image)
{
    QStringList order;
    QMap<QString, QStringList> accounts;
    for (std::size_t account = 0; account < differences.accounts().size(); ++account) {
        const QString said = texts.cell(image, account);
        if (!accounts.contains(said))
            order << said;
        accounts[said] << differences.accounts()[account].name;
    }
    QList<FactList::Fact> facts;
    for (const QString &said : std::as_const(order))
        facts.append({joined(accounts[said]), said});
    m_facts->setFacts(facts);
    show();
}

void DifferencesFacts::clear()
{
    hide();
}

void DifferencesFacts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateFonts();
}

void DifferencesFacts::updateFonts()
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
}

} // namespace imagebrowser
