// SPDX-License-Identifier: Apache-2.0
#include "ui/accountbox.h"

#include "app/account/accountjson.h"
#include "app/account/cloud.h"
#include "app/sample/sampleaccounts.h"
#include "ui/accountboxaccessible.h"
#include "ui/colorscheme.h"
#include "ui/metrics.h"

#include <QStylePainter>

#include <algorithm>

namespace imagebrowser {

namespace {

//! What an entry stands for: an account's id, or one of these.
const QString allEntry = QStringLiteral("*");
const QString settingsEntry = QStringLiteral("+");
constexpr int subtitleRole = Qt::UserRole + 1;
constexpr int widthInCharacters = 40;

QString subtitleOf(const Account &account)
{
    QStringList parts;
    const QString region = account.isSample ? SampleAccounts::regionLabel(account.id) : regionDisplayName(account.region());
    if (!region.isEmpty())
        parts << region;
    parts << (account.isSample ? AccountBox::tr("sample") : signInMethodName(account.signIn));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

AccountBox::AccountBox(QWidget *parent) : QComboBox(parent)
{
    installAccountBoxAccessibility();
    setObjectName(QStringLiteral("accountBox"));
    setAccessibleName(tr("Account"));
    setToolTip(tr("The account whose images are shown"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(30);
    connect(this, &QComboBox::activated, this, &AccountBox::onActivated);
    setAccounts({});
}

void AccountBox::setAccounts(const QList<Account> &accounts)
{
    const QString chosen = currentData().toString();
    m_accounts = accounts;
    clear();
    for (const Account &account : accounts) {
        addItem(account.name, account.id);
        setItemData(count() - 1, subtitleOf(account), subtitleRole);
        setItemData(count() - 1, QString(account.name % QStringLiteral(", ") % subtitleOf(account)), Qt::AccessibleTextRole);
    }
    if (accounts.size() > 1) {
        insertSeparator(count());
        addItem(tr("All accounts"), allEntry);
        setItemData(count() - 1, tr("%1 accounts").arg(accounts.size()), subtitleRole);
    }
    if (!accounts.isEmpty())
        insertSeparator(count());
    addItem(accounts.isEmpty() ? tr("No account") : tr("Account settings…"), settingsEntry);
    const int kept = findData(chosen);
    m_chosen = chosen == settingsEntry || kept < 0 ? -1 : kept;
    setCurrentIndex(m_chosen >= 0 ? m_chosen : accounts.isEmpty() ? 0 : -1);
}

int AccountBox::indexOfId(const QString &id) const
{
    return id == settingsEntry ? -1 : findData(id);
}

QStringList AccountBox::chosenIds() const
{
    const QString entry = itemData(m_chosen).toString();
    if (entry.isEmpty() || entry == settingsEntry)
        return {};
    if (entry != allEntry)
        return {entry};
    QStringList ids;
    for (const Account &account : m_accounts)
        ids << account.id;
    return ids;
}

void AccountBox::chooseAccount(const QString &id)
{
    const int index = indexOfId(id);
    if (index < 0)
        return;
    setCurrentIndex(index);
    m_chosen = index;
    Q_EMIT choiceChanged();
}

void AccountBox::chooseAll()
{
    chooseAccount(allEntry);
}

void AccountBox::onActivated(int index)
{
    if (itemData(index).toString() == settingsEntry) {
        // The entry is a command; the choice stays.
        setCurrentIndex(m_chosen >= 0 ? m_chosen : m_accounts.isEmpty() ? 0 : -1);
        Q_EMIT settingsWanted();
        return;
    }
    if (index == m_chosen)
        return;
    m_chosen = index;
    Q_EMIT choiceChanged();
}

QSize AccountBox::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * widthInCharacters, QComboBox::sizeHint().height()};
}

void AccountBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QString name = currentIndex() < 0 ? tr("Choose an account") : option.currentText;
    option.currentText.clear();
    painter.drawComplexControl(QStyle::CC_ComboBox, option);

    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
                            .adjusted(metrics::SpaceTiny, 0, -metrics::SpaceTiny, 0);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    const QFontMetrics boldMetrics(bold);
    painter.drawText(field, Qt::AlignLeft | Qt::AlignVCenter, boldMetrics.elidedText(name, Qt::ElideRight, field.width()));
    const int used = boldMetrics.horizontalAdvance(name) + metrics::SpaceSmall;
    if (used < field.width()) {
        painter.setFont(font());
        painter.setPen(secondaryTextColor(palette()));
        painter.drawText(field.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(currentData(subtitleRole).toString(), Qt::ElideRight, field.width() - used));
    }
}

} // namespace imagebrowser
