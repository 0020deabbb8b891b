// SPDX-License-Identifier: Apache-2.0
#include "ui/signincard.h"

#include "ui/metrics.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

constexpr qreal codeScale = 2.4;
constexpr std::chrono::seconds copiedNotice{2};

QLabel *textLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

//! "C 2 X": a screen reader would read a code as a word.
QString spelled(const QString &code)
{
    QStringList letters;
    for (const QChar c : code)
        letters.append(QString(c));
    return letters.join(QLatin1Char(' '));
}

//! Where to go, as it is said: "microsoft.com/devicelogin".
QString spokenUrl(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveScheme | QUrl::RemoveUserInfo | QUrl::RemoveFragment).mid(2);
}

} // namespace

SignInCard::SignInCard(const QString &accountName, const QUrl &url, QWidget *parent)
    : QFrame(parent)
    , m_url(url)
{
    begin(accountName);
    m_instruction->setText(tr("Waiting for your sign-in in the browser."));
    m_open = addButton(tr("&Open again"), QStringLiteral("signInOpen"));
    m_copy = addButton(tr("&Copy link"), QStringLiteral("signInCopy"));
    auto *cancel = addButton(tr("Cancel"), QStringLiteral("signInCancel"));
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openWanted(m_url); });
    connect(m_copy, &QPushButton::clicked, this, [this] { copy(m_url.toString(QUrl::FullyEncoded), m_copy); });
    connect(cancel, &QPushButton::clicked, this, &SignInCard::cancelWanted);
}

SignInCard::SignInCard(const QString &accountName, const DeviceCode &code, const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_url(code.verificationUrl)
    , m_code(code)
    , m_clock(clock)
{
    begin(accountName);
    m_instruction->setText(
        tr("Open %1 in any browser, of another computer too, and enter this code.").arg(spokenUrl(m_url)));
    addCode();
    m_copy = addButton(tr("&Copy code"), QStringLiteral("signInCopy"));
    m_open = addButton(tr("&Open page"), QStringLiteral("signInOpen"));
    auto *cancel = addButton(tr("Cancel"), QStringLiteral("signInCancel"));
    connect(m_copy, &QPushButton::clicked, this, [this] { copy(m_code->userCode, m_copy); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openWanted(m_url); });
    connect(cancel, &QPushButton::clicked, this, &SignInCard::cancelWanted);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &SignInCard::countDown);
    m_second.start();
    countDown();
}

void SignInCard::begin(const QString &accountName)
{
    setObjectName(QStringLiteral("signInCard"));
    setAccessibleName(tr("Sign-in for %1").arg(accountName));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
    auto *name = textLabel(accountName, this);
    name->setObjectName(QStringLiteral("signInAccount"));
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    m_instruction = textLabel({}, this);
    m_instruction->setObjectName(QStringLiteral("signInInstruction"));
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(metrics::SpaceSmall);
    m_buttons->addStretch();
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(metrics::SpaceLarge, metrics::Space, metrics::SpaceLarge, metrics::Space);
    m_layout->setSpacing(metrics::SpaceSmall);
    m_layout->addWidget(name);
    m_layout->addWidget(m_instruction);
    m_layout->addLayout(m_buttons);
}

void SignInCard::addCode()
{
    m_codeText = new QLabel(m_code->userCode, this);
    m_codeText->setObjectName(QStringLiteral("signInCode"));
    m_codeText->setAccessibleName(tr("Code: %1").arg(spelled(m_code->userCode)));
    m_codeText->setTextFormat(Qt::PlainText);
    m_codeText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont large = m_codeText->font();
    large.setPointSizeF(large.pointSizeF() * codeScale);
    large.setWeight(QFont::DemiBold);
    large.setLetterSpacing(QFont::PercentageSpacing, 115);
    m_codeText->setFont(large);
    m_codeText->setAlignment(Qt::AlignCenter);
    m_remaining = textLabel({}, this);
    m_remaining->setObjectName(QStringLiteral("signInRemaining"));
    m_remaining->setAlignment(Qt::AlignCenter);
    m_remaining->setForegroundRole(QPalette::PlaceholderText);
    const int above = m_layout->count() - 1;
    m_layout->insertWidget(above, m_codeText);
    m_layout->insertWidget(above + 1, m_remaining);
}

QPushButton *SignInCard::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    button->setAccessibleName(tr("%1, %2").arg(QString(text).remove(QLatin1Char('&')), accessibleName()));
    m_buttons->addWidget(button);
    return button;
}

void SignInCard::copy(const QString &text, QPushButton *button)
{
    QGuiApplication::clipboard()->setText(text);
    const QString label = m_code ? tr("&Copy code") : tr("&Copy link");
    button->setText(tr("Copied"));
    QTimer::singleShot(copiedNotice, button, [button, label] { button->setText(label); });
}

void SignInCard::countDown()
{
    const qint64 seconds = toDateTime(m_clock()).secsTo(m_code->expiresAt);
    if (seconds > 0) {
        m_remaining->setText(
            tr("Good for another %1:%2 min").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0')));
        return;
    }
    m_second.stop();
    m_remaining->setText(tr("This code is no longer good. Cancel, and sign in again for another."));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_codeText, m_copy, m_open})
        widget->setEnabled(false);
}

void SignInCard::noteNoBrowser()
{
    m_instruction->setText(m_code ? tr("No browser could be started here. Open %1 in any browser, of another computer "
                                       "too, and enter this code.")
                                        .arg(spokenUrl(m_url))
                                  : tr("No browser could be started. Copy the link and open it in a browser of this "
                                       "computer."));
}

void SignInCard::focusFirst()
{
    (m_code ? m_copy : m_open)->setFocus(Qt::OtherFocusReason);
}

} // namespace imagebrowser
