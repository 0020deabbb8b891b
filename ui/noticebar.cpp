// SPDX-License-Identifier: Apache-2.0
#include "ui/noticebar.h"

#include "app/account/keychainsecretstore.h"
#include "ui/applicationservices.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace imagebrowser {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_count(new QLabel(this))
    , m_dismiss(new QToolButton(this))
{
    setObjectName(QStringLiteral("noticeBar"));
    m_icon->setPixmap(paletteIcon(QStringLiteral("warning")).pixmap(metrics::IconSize, metrics::IconSize));
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_dismiss->setObjectName(QStringLiteral("dismissNotice"));
    m_dismiss->setText(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss notice"));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Space, metrics::SpaceTiny, metrics::SpaceSmall, metrics::SpaceTiny);
    layout->setSpacing(metrics::SpaceSmall);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_dismiss);
    connect(m_dismiss, &QToolButton::clicked, this, &NoticeBar::dismiss);
    showFirst();
}

void NoticeBar::follow(ApplicationServices &services)
{
    for (const QString &notice : services.notices())
        add(notice);
    connect(&services.settings(), &SettingsFile::noticeAdded, this, &NoticeBar::add);
    if (KeychainSecretStore *keychain = services.keychain())
        connect(keychain, &KeychainSecretStore::becameUnavailable, this, &NoticeBar::add);
    connect(&services.accounts(), &AccountStore::secretRemovalFailed, this,
            [this](const QString &name, const QString &error) {
                add(tr("The secret of the removed account “%1” is still in the keychain: %2").arg(name, error));
            });
}

void NoticeBar::add(const QString &notice)
{
    if (m_notices.contains(notice))
        return;
    m_notices.append(notice);
    showFirst();
}

void NoticeBar::dismiss()
{
    m_notices.removeFirst();
    showFirst();
}

void NoticeBar::showFirst()
{
    setVisible(!m_notices.isEmpty());
    const QString text = m_notices.isEmpty() ? QString() : m_notices.first();
    m_count->setVisible(m_notices.size() > 1);
    m_count->setText(tr("%n more", nullptr, static_cast<int>(m_notices.size()) - 1));
    if (m_text->text() == text)
        return;
    m_text->setText(text);
    m_text->setAccessibleName(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace imagebrowser
