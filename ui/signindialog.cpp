// SPDX-License-Identifier: Apache-2.0
#include "ui/signindialog.h"

#include "ui/metrics.h"
#include "ui/signincard.h"

#include <QEvent>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace imagebrowser {

SignInDialog::SignInDialog(const Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_clock(clock)
    , m_area(new QScrollArea(this))
{
    setObjectName(QStringLiteral("signInDialog"));
    setWindowTitle(tr("Sign in"));
    setAccessibleName(windowTitle());
    auto *content = new QWidget(m_area);
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(metrics::Space, metrics::Space, metrics::Space, metrics::Space);
    m_list->setSpacing(metrics::SpaceSmall);
    m_list->addStretch();
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
}

void SignInDialog::addBrowser(const QString &accountId, const QString &accountName, const QUrl &url)
{
    addCard(accountId, new SignInCard(accountName, url));
}

void SignInDialog::addDeviceCode(const QString &accountId, const QString &accountName, const DeviceCode &code)
{
    addCard(accountId, new SignInCard(accountName, code, m_clock));
}

void SignInDialog::addCard(const QString &accountId, SignInCard *card)
{
    removeCard(accountId);
    const bool isFirst = m_cards.empty();
    m_cards.emplace(accountId, card);
    m_list->insertWidget(m_list->count() - 1, card);
    card->show();
    connect(card, &SignInCard::openWanted, this,
            [this, accountId](const QUrl &url) { Q_EMIT openWanted(accountId, url); });
    connect(card, &SignInCard::cancelWanted, this, [this, accountId] { Q_EMIT cancelWanted(accountId); });
    fitToCards();
    // A later card leaves the focus where the person is working.
    if (isFirst)
        card->focusFirst();
}

void SignInDialog::noteNoBrowser(const QString &accountId)
{
    if (const auto found = m_cards.find(accountId); found != m_cards.end())
        found->second->noteNoBrowser();
}

void SignInDialog::removeCard(const QString &accountId)
{
    const auto found = m_cards.find(accountId);
    if (found == m_cards.end())
        return;
    SignInCard *card = found->second;
    m_cards.erase(found);
    // It may be on the way back from a click in this very card.
    card->hide();
    card->deleteLater();
    m_list->removeWidget(card);
    if (m_cards.empty())
        hide();
    else
        fitToCards();
}

void SignInDialog::fitToCards()
{
    const int width = fontMetrics().averageCharWidth() * 64;
    int height = 2 * metrics::Space;
    for (const auto &[id, card] : m_cards)
        height +=
            std::max(card->sizeHint().height(), card->heightForWidth(width - 2 * metrics::Space)) + metrics::SpaceSmall;
    const QSize most = screen()->availableSize() * 0.8;
    setMinimumWidth(std::min(width, most.width()));
    resize(minimumWidth(), std::min(height, most.height()));
}

void SignInDialog::reject()
{
    // Each answer may remove a card at once.
    QStringList ids;
    for (const auto &[id, card] : m_cards)
        ids.append(id);
    for (const QString &id : std::as_const(ids))
        Q_EMIT cancelWanted(id);
    QDialog::reject();
}

bool SignInDialog::event(QEvent *event)
{
    if (event->type() == QEvent::WindowBlocked)
        Q_EMIT blocked();
    return QDialog::event(event);
}

} // namespace imagebrowser
