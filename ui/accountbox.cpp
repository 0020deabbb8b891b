// SPDX-License-Identifier: Apache-2.0
#include "ui/accountbox.h"

#include "ui/accountboxaccessible.h"
#include "ui/accountpopup.h"
#include "ui/colorscheme.h"
#include "ui/metrics.h"

#include <QKeyEvent>
#include <QLocale>
#include <QStylePainter>

#include <algorithm>

namespace imagebrowser {

namespace {

constexpr int widthInCharacters = 40;
constexpr qsizetype namesInFull = 3;
constexpr qsizetype namesInToolTip = 20;

} // namespace

AccountBox::AccountBox(QWidget *parent)
    : QComboBox(parent)
{
    installAccountBoxAccessibility();
    setObjectName(QStringLiteral("accountBox"));
    setAccessibleName(tr("Account"));
    setAccessibleDescription(tr("The accounts whose images are shown"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(30);
    connect(&m_choices, &AccountChoiceModel::ticksChanged, this, &AccountBox::onTicked);
    showChoice();
}

void AccountBox::setAccounts(const QList<Account> &accounts)
{
    m_choices.setTickedIds(m_chosen);
    m_choices.setAccounts(accounts);
    m_chosen = m_choices.tickedIds();
    showChoice();
}

void AccountBox::chooseAccounts(const QStringList &ids)
{
    m_choices.setTickedIds(ids);
    const QStringList chosen = m_choices.tickedIds();
    if (chosen.isEmpty()) {
        m_choices.setTickedIds(m_chosen);
        return;
    }
    m_chosen = chosen;
    m_choices.setTickedIds(chosen);
    showChoice();
    Q_EMIT choiceChanged();
}

void AccountBox::onTicked()
{
    const QStringList ticked = m_choices.tickedIds();
    // Nothing ticked is a moment on the way from one account to others.
    if (ticked.isEmpty() || ticked == m_chosen)
        return;
    m_chosen = ticked;
    showChoice();
    Q_EMIT choiceChanged();
}

void AccountBox::showPopup()
{
    openPopup({});
}

void AccountBox::openPopup(const QString &search)
{
    if (m_choices.accounts().isEmpty()) {
        // Not from within the press that asks for it: a dialog opens.
        QMetaObject::invokeMethod(this, &AccountBox::settingsWanted, Qt::QueuedConnection);
        return;
    }
    if (m_popup == nullptr) {
        m_popup = new AccountPopup(m_choices, this);
        connect(m_popup, &AccountPopup::chosen, this, &AccountBox::chooseAccounts);
        connect(m_popup, &AccountPopup::settingsWanted, this, &AccountBox::settingsWanted);
        connect(m_popup, &AccountPopup::closed, this, [this] { m_choices.setTickedIds(m_chosen); });
    }
    m_popup->open(m_chosen.value(0), search);
}

void AccountBox::hidePopup()
{
    if (m_popup != nullptr)
        m_popup->hide();
    QComboBox::hidePopup();
}

void AccountBox::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_F4:
        showPopup();
        return;
    default:
        break;
    }
    const bool isCommand = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!isCommand && !event->text().isEmpty() && event->text().at(0).isPrint())
        openPopup(event->text());
    else
        event->ignore();
}

void AccountBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

QStringList AccountBox::chosenNames() const
{
    QStringList names;
    const QSet<QString> chosen(m_chosen.begin(), m_chosen.end());
    for (const Account &account : m_choices.accounts()) {
        if (chosen.contains(account.id))
            names << account.name;
    }
    return names;
}

//! The one item of the box is what it reads: style and screen readers ask for it.
void AccountBox::showChoice()
{
    const QStringList names = chosenNames();
    const auto all = m_choices.accounts().size();
    QString text = names.join(QStringLiteral(", "));
    if (names.isEmpty())
        text = all == 0 ? tr("No account") : tr("Choose an account");
    else if (names.size() > 1 && names.size() == all)
        text = tr("All accounts");
    else if (names.size() > namesInFull)
        text = tr("%1 accounts").arg(QLocale().toString(names.size()));
    clear();
    addItem(text);
    QStringList shown = names.mid(0, namesInToolTip);
    if (names.size() > namesInToolTip)
        shown << tr("and %1 more").arg(QLocale().toString(names.size() - namesInToolTip));
    setToolTip(names.size() > 1 ? shown.join(u'\n') : tr("The account whose images are shown"));
    update();
}

QString AccountBox::subtitle() const
{
    const auto all = m_choices.accounts().size();
    if (m_chosen.size() == 1) {
        const auto found = std::find_if(m_choices.accounts().begin(), m_choices.accounts().end(),
                                        [this](const Account &account) { return account.id == m_chosen.first(); });
        return found == m_choices.accounts().end() ? QString() : accountSubtitle(*found);
    }
    if (m_chosen.isEmpty())
        return {};
    return m_chosen.size() == all ? tr("%1 accounts").arg(QLocale().toString(all))
                                  : tr("of %1").arg(QLocale().toString(all));
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
    option.currentText.clear();
    painter.drawComplexControl(QStyle::CC_ComboBox, option);

    const QRect field = style()
                            ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
                            .adjusted(metrics::SpaceTiny, 0, -metrics::SpaceTiny, 0);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);
    QString name = currentText();
    // Half a list of names says less than how many there are.
    if (m_chosen.size() > 1 && boldMetrics.horizontalAdvance(name) > field.width())
        name = tr("%1 accounts").arg(QLocale().toString(m_chosen.size()));
    painter.setFont(bold);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(field, Qt::AlignLeft | Qt::AlignVCenter,
                     boldMetrics.elidedText(name, Qt::ElideRight, field.width()));
    const int used = boldMetrics.horizontalAdvance(name) + metrics::SpaceSmall;
    if (used < field.width()) {
        painter.setFont(font());
        painter.setPen(secondaryTextColor(palette()));
        painter.drawText(field.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(subtitle(), Qt::ElideRight, field.width() - used));
    }
}

} // namespace imagebrowser
