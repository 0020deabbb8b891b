// SPDX-License-Identifier: Apache-2.0
#include "ui/accountsigninstatus.h"

#include "ui/metrics.h"
#include "ui/wrappedlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace imagebrowser {

namespace {

QString actionText(SignInAction action)
{
    switch (action) {
    case SignInAction::SignIn:
        return AccountSignInStatus::tr("Sign in…");
    case SignInAction::Cancel:
        return AccountSignInStatus::tr("Stop waiting");
    case SignInAction::SignOut:
        return AccountSignInStatus::tr("Sign out");
    case SignInAction::None:
        break;
    }
    return {};
}

} // namespace

AccountSignInStatus::AccountSignInStatus(QWidget *parent)
    : QWidget(parent)
    , m_text(new WrappedLabel(this))
    , m_button(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("accountSignInState"));
    m_button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::SpaceSmall);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT actionWanted(m_action); });
    setStatus({}, SignInAction::None);
}

void AccountSignInStatus::setStatus(const QString &text, SignInAction action)
{
    m_action = action;
    m_text->setWholeText(text);
    m_button->setText(actionText(action));
    // The state belongs to the name: whoever comes to the button by keyboard hears it.
    m_button->setAccessibleName(tr("%1, %2").arg(actionText(action).remove(QStringLiteral("…")), text));
    m_button->setToolTip(action == SignInAction::SignOut
                             ? tr("%1. Signs out every account that shares this sign-in.").arg(text)
                             : QString());
    m_button->setVisible(action != SignInAction::None);
}

QString AccountSignInStatus::text() const
{
    return m_text->text();
}

} // namespace imagebrowser
