// SPDX-License-Identifier: Apache-2.0
#include "ui/suggestionlist.h"

#include "ui/linkbutton.h"
#include "ui/metrics.h"
#include "ui/suggestioncard.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace imagebrowser {

namespace {

constexpr int collapsedCount = 5;

//! Leaves the first \a kept.
void empty(QVBoxLayout *layout, int kept)
{
    while (QLayoutItem *item = layout->takeAt(kept)) {
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
    m_content = {};
    empty(m_moves, 0);
    empty(m_siblings, 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_moveTitle, m_none, m_siblingsTitle, m_more, m_left})
        widget->hide();
}

void SuggestionList::setImage(const ImageStore &store, RowId row, const EndOfLifeTexts &texts)
{
    Content content = read(store, row, texts);
    if (content == m_content)
        return;
    clear();
    m_content = std::move(content);
    showMoves();
    showSiblings();
}

SuggestionList::Choice SuggestionList::move(const ImageStore &store, RowId from, const ImageSuggestion &suggestion,
                                            const EndOfLifeTexts &texts)
{
    const ImageInformation image = store.image(suggestion.row);
    const bool isSameOffer = image.offer().compare(store.image(from).offer(), Qt::CaseInsensitive) == 0;
    return {suggestion.row, texts.endOfLifeOf(store, store.record(suggestion.row)).state,
            isSameOffer ? image.sku() : image.offer() % QStringLiteral(" · ") % image.sku(),
            suggestion.reasons.join(QStringLiteral(", "))};
}

SuggestionList::Content SuggestionList::read(const ImageStore &store, RowId row, const EndOfLifeTexts &texts)
{
    Content content;
    if (store.endOfLife(store.record(row))) {
        content.moves.emplace();
        for (const ImageSuggestion &suggestion : imageSuggestions(store, row, texts.now(), texts.thresholds()))
            content.moves->append(move(store, row, suggestion, texts));
    }
    const ImageSiblings siblings = imageSiblings(store, row);
    content.siblingCount = siblings.total;
    for (const RowId other : siblings.rows) {
        const EndOfLife end = texts.endOfLifeOf(store, store.record(other));
        content.siblings.append({other, end.state, store.image(other).sku(), endOfLifeText(end, texts.now())});
    }
    return content;
}

void SuggestionList::addButton(QVBoxLayout *layout, SuggestionCard *button, RowId row)
{
    layout->addWidget(button);
    // Otherwise shown by a posted event only: one turn of the event loop with a gap.
    button->show();
    connect(button, &QAbstractButton::clicked, this, [this, row] { Q_EMIT activated(row); });
}

void SuggestionList::showMoves()
{
    if (!m_content.moves)
        return;
    m_moveTitle->show();
    m_none->setVisible(m_content.moves->isEmpty());
    for (const Choice &choice : std::as_const(*m_content.moves)) {
        auto *card = new SuggestionCard(SuggestionCard::Form::Card, choice.state, choice.title, choice.text, this);
        card->setObjectName(QStringLiteral("moveToCard"));
        card->setAccessibleDescription(tr("Shows this image"));
        addButton(m_moves, card, choice.row);
    }
}

//! Has buttons for those that are to be seen only: fifty take longer to lay out than a frame lasts.
void SuggestionList::showSiblings()
{
    const auto count = static_cast<int>(m_content.siblings.size());
    if (count == 0)
        return;
    m_siblingsTitle->setText(tr("Same offer (%1)").arg(QLocale().toString(m_content.siblingCount)));
    m_siblingsTitle->show();
    const int wanted = m_isExpanded ? count : std::min(count, collapsedCount);
    empty(m_siblings, wanted);
    for (int i = m_siblings->count(); i < wanted; ++i) {
        const Choice &choice = m_content.siblings.at(i);
        auto *line = new SuggestionCard(SuggestionCard::Form::Line, choice.state, choice.title, choice.text, this);
        line->setObjectName(QStringLiteral("sameOfferLine"));
        addButton(m_siblings, line, choice.row);
    }
    m_more->setText(m_isExpanded ? tr("Show fewer") : tr("Show %1 more").arg(count - collapsedCount));
    m_more->updateGeometry();
    m_more->setVisible(count > collapsedCount);
    const qsizetype left = m_content.siblingCount - count;
    m_left->setText(tr("%1 further ones are in the table.").arg(QLocale().toString(left)));
    m_left->setVisible(m_isExpanded && left > 0);
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
