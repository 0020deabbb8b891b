// SPDX-License-Identifier: Apache-2.0
#include "ui/emptystate.h"

#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

constexpr int textWidth = 440;

} // namespace

EmptyState::EmptyState(QWidget *parent, const QString &name)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_primary(new QPushButton(this))
    , m_secondary(new QPushButton(this))
{
    setObjectName(name);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_title->setObjectName(name % QStringLiteral("Title"));
    m_text->setObjectName(name % QStringLiteral("Text"));
    m_primary->setObjectName(name % QStringLiteral("Primary"));
    m_secondary->setObjectName(name % QStringLiteral("Secondary"));
    for (QLabel *label : {m_icon, m_title, m_text})
        label->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(textWidth);
    m_text->setTextFormat(Qt::PlainText);
    m_title->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_primary->setDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::SpaceSmall);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::SpaceSmall);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addSpacing(metrics::SpaceSmall);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(metrics::Space);
    layout->addLayout(buttons);
    layout->addStretch(3);
    connect(m_primary, &QPushButton::clicked, this, &EmptyState::primaryClicked);
    connect(m_secondary, &QPushButton::clicked, this, &EmptyState::secondaryClicked);
    updateFonts();
}

void EmptyState::setContent(const QString &iconName, const QString &title, const QString &text, const QString &primary,
                            const QString &secondary)
{
    m_iconName = iconName;
    m_title->setText(title);
    m_text->setText(text);
    fitText();
    m_primary->setText(primary);
    m_primary->setVisible(!primary.isEmpty());
    m_secondary->setText(secondary);
    m_secondary->setVisible(!secondary.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    updateIcon();
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    else if (event->type() == QEvent::FontChange)
        updateFonts();
}

void EmptyState::updateFonts()
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(font().pointSizeF() * 1.25);
    m_title->setFont(bold);
    fitText();
}

void EmptyState::fitText()
{
    // Centred in its column the label is not asked for the height its width needs.
    m_text->setFixedHeight(std::max(0, m_text->heightForWidth(textWidth)));
}

void EmptyState::updateIcon()
{
    if (m_iconName.isEmpty())
        return;
    const QSize size(metrics::LargeIconSize, metrics::LargeIconSize);
    m_icon->setPixmap(paletteIcon(m_iconName).pixmap(size, devicePixelRatioF(), QIcon::Disabled));
}

} // namespace imagebrowser
