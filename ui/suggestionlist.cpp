// SPDX-License-Identifier: Apache-2.0
#include "ui/suggestionlist.h"

#include "ui/linkbutton.h"
#include "ui/metrics.h"
#include "ui/suggestioncard.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

constexpr int collapsedCount = 5;

void empty(QVBoxLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        // It may be the button whose click led here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QLabel *makeLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SuggestionList::SuggestionList(QWidget *parent)
    : QWidget(parent)
    , m_moveTitle(makeLabel(QStringLiteral("moveToTitle"), this))
    , m_none(makeLabel(QStringLiteral("moveToNone"), this))
    , m_moves(new QVBoxLayout)
    , m_siblingsTitle(makeLabel(QStringLiteral("sameOfferTitle"), this))
    , m_siblings(new QVBoxLayout)
    , m_more(new LinkButton({}, this))
    , m_left(makeLabel(QStringLiteral("sameOfferLeft"), this))
{
    setObjectName(QStringLiteral("suggestionList"));
    m_moveTitle->setText(tr("Move to"));
    m_none->setText(tr("Nothing in this list is sure to fit: same OS, generation and purpose, at least the same "
                       "capabilities, and a later end or none."));
    m_none->setForegroundRole(QPalette::PlaceholderText);
    m_left->setForegroundRole(QPalette::PlaceholderText);
    m_more->setObjectName(QStringLiteral("sameOfferMore"));
    m_moves->setSpacing(metrics::SpaceSmall);
    m_siblings->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics::SpaceSmall, 0, 0);
    layout->setSpacing(metrics::SpaceSmall);
    layout->addWidget(m_moveTitle);
    layout->addWidget(m_none);
    layout->addLayout(m_moves);
    layout->addWidget(m_siblingsTitle);
    layout->addLayout(m_siblings);
    layout->addWidget(m_more, 0, Qt::AlignLeft);
    layout->addWidget(m_left);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        m_isExpanded = !m_isExpanded;
        showSiblings();
    });
    m_siblingsTitle->setContentsMargins(0, metrics::SpaceSmall, 0, 0);
    updateFonts();
    clear();
}

void SuggestionList::clear()
{
    empty(m_moves);
    empty(m_siblings);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_moveTitle, m_none, m_siblingsTitle, m_more, m_left})
        widget->hide();
}

void SuggestionList::setImage(const ImageStore &store, RowId row, const EndOfLifeTexts &texts)
{
    clear();
    fillSuggestions(store, row, texts);
    fillSiblings(store, row, texts);
}

void SuggestionList::addButton(QVBoxLayout *layout, QWidget *button, RowId row)
{
    layout->addWidget(button);
    // Otherwise shown by a posted event only: one turn of the event loop with a gap.
    button->show();
    connect(static_cast<QAbstractButton *>(button), &QAbstractButton::clicked, this,
            [this, row] { Q_EMIT activated(row); });
}

void SuggestionList::fillSuggestions(const ImageStore &store, RowId row, const EndOfLifeTexts &texts)
{
    if (!store.endOfLife(store.record(row)))
        return;
    const QList<ImageSuggestion> suggestions = imageSuggestions(store, row, texts.now(), texts.thresholds());
    m_moveTitle->show();
    m_none->setVisible(suggestions.isEmpty());
    const QString offer = store.image(row).offer();
    for (const ImageSuggestion &suggestion : suggestions) {
        const ImageInformation image = store.image(suggestion.row);
        const bool isSameOffer = image.offer().compare(offer, Qt::CaseInsensitive) == 0;
        const QString title = isSameOffer ? image.sku() : image.offer() % QStringLiteral(" · ") % image.sku();
        const EndOfLifeState state = texts.endOfLifeOf(store, store.record(suggestion.row)).state;
        auto *card = new SuggestionCard(SuggestionCard::Form::Card, state, title,
                                        suggestion.reasons.join(QStringLiteral(", ")), this);
        card->setObjectName(QStringLiteral("moveToCard"));
        card->setAccessibleDescription(tr("Shows this image"));
        addButton(m_moves, card, suggestion.row);
    }
}

void SuggestionList::fillSiblings(const ImageStore &store, RowId row, const EndOfLifeTexts &texts)
{
    const ImageSiblings siblings = imageSiblings(store, row);
    if (siblings.total == 0)
        return;
    m_siblingsTitle->setText(tr("Same offer (%1)").arg(QLocale().toString(siblings.total)));
    m_siblingsTitle->show();
    for (const RowId other : siblings.rows) {
        const EndOfLife end = texts.endOfLifeOf(store, store.record(other));
        auto *line = new SuggestionCard(SuggestionCard::Form::Line, end.state, store.image(other).sku(),
                                        endOfLifeText(end, texts.now()), this);
        line->setObjectName(QStringLiteral("sameOfferLine"));
        addButton(m_siblings, line, other);
    }
    const qsizetype left = siblings.total - siblings.rows.size();
    m_left->setText(left == 0 ? QString() : tr("%1 further ones are in the table.").arg(QLocale().toString(left)));
    showSiblings();
}

void SuggestionList::showSiblings()
{
    const int count = m_siblings->count();
    for (int i = 0; i < count; ++i)
        m_siblings->itemAt(i)->widget()->setVisible(m_isExpanded || i < collapsedCount);
    m_more->setText(m_isExpanded ? tr("Show fewer") : tr("Show %1 more").arg(count - collapsedCount));
    m_more->updateGeometry();
    m_more->setVisible(count > collapsedCount);
    m_left->setVisible(m_isExpanded && !m_left->text().isEmpty());
}

void SuggestionList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateFonts();
}

void SuggestionList::updateFonts()
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_moveTitle->setFont(bold);
    m_siblingsTitle->setFont(bold);
}

} // namespace imagebrowser
