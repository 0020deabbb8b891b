// SPDX-License-Identifier: Apache-2.0
#include "ui/detailspane.h"

#include "app/images/jsonindent.h"
#include "ui/codeview.h"
#include "ui/endoflifecolors.h"
#include "ui/factlist.h"
#include "ui/focusoutline.h"
#include "ui/imagefacts.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace imagebrowser {

DetailsPane::DetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_title(new QLabel(this))
    , m_stateIcon(new QLabel(this))
    , m_state(new QLabel(this))
    , m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("detailsPane"));
    m_title->setObjectName(QStringLiteral("detailsTitle"));
    m_state->setObjectName(QStringLiteral("detailsState"));
    for (QLabel *label : {m_title, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_tabs->setObjectName(QStringLiteral("detailsTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeOverview(), tr("Overview"));
    m_tabs->addTab(makeJson(), tr("JSON"));

    auto *none = new QLabel(tr("Choose an image to see everything about it."), this);
    none->setAlignment(Qt::AlignCenter);
    none->setWordWrap(true);
    none->setMargin(metrics::SpaceLarge);
    none->setForegroundRole(QPalette::PlaceholderText);

    auto *stateLine = new QHBoxLayout;
    stateLine->setSpacing(metrics::SpaceSmall);
    stateLine->addWidget(m_stateIcon, 0, Qt::AlignTop);
    stateLine->addWidget(m_state, 1);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, metrics::SpaceSmall, 0, 0);
    layout->setSpacing(metrics::SpaceSmall);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(metrics::Space, 0, metrics::Space, 0);
    head->setSpacing(metrics::SpaceSmall);
    head->addWidget(m_title);
    head->addLayout(stateLine);
    layout->addLayout(head);
    layout->addWidget(m_tabs, 1);

    m_stack->addWidget(none);
    m_stack->addWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    updateFonts();
}

QWidget *DetailsPane::makeOverview()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setAccessibleName(tr("Overview"));
    new FocusOutline(scroll);
    m_overview = new QWidget(scroll);
    auto *layout = new QVBoxLayout(m_overview);
    layout->setContentsMargins(metrics::Space, metrics::Space, metrics::Space, metrics::Space);
    layout->setSpacing(metrics::SpaceSmall);
    m_facts = new FactList(m_overview);
    m_facts->setObjectName(QStringLiteral("imageFacts"));
    m_meaningTitle = new QLabel(tr("What it means"), m_overview);
    m_meaning = new QLabel(m_overview);
    m_meaning->setObjectName(QStringLiteral("detailsMeaning"));
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_facts);
    layout->addSpacing(metrics::SpaceSmall);
    layout->addWidget(m_meaningTitle);
    layout->addWidget(m_meaning);
    layout->addStretch();
    scroll->setWidget(m_overview);
    return scroll;
}

QWidget *DetailsPane::makeJson()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::Space, metrics::Space, metrics::Space, metrics::Space);
    m_json = new CodeView(page);
    m_json->setObjectName(QStringLiteral("detailsJson"));
    m_json->setAccessibleName(tr("JSON as the service sent it"));
    auto *copy = new QPushButton(paletteIcon(QStringLiteral("copy")), tr("Copy JSON"), page);
    copy->setObjectName(QStringLiteral("copyImageJson"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_json->toPlainText()); });
    layout->addWidget(m_json, 1);
    layout->addWidget(copy, 0, Qt::AlignLeft);
    return page;
}

void DetailsPane::addToOverview(QWidget *widget)
{
    auto *layout = qobject_cast<QVBoxLayout *>(m_overview->layout());
    layout->insertWidget(layout->count() - 1, widget);
}

void DetailsPane::addAboveOverview(QWidget *widget)
{
    qobject_cast<QVBoxLayout *>(m_overview->layout())->insertWidget(0, widget);
}

void DetailsPane::setImage(const ImageInformation &image, const EndOfLife &endOfLife, Instant now)
{
    m_endOfLife = endOfLife;
    m_now = now;
    const QString title = image.offer().isEmpty() && image.sku().isEmpty() ? image.urn() : QString(image.offer() % u'\n' % image.sku());
    m_title->setText(title);
    showState();
    m_facts->setFacts(imageFacts(image));
    m_meaning->setText(endOfLifeMeaning(endOfLife, image.endOfLifeText()));
    m_json->setPlainText(indentedJson(std::string_view(image.json.constData(), static_cast<std::size_t>(image.json.size()))));
    m_stack->setCurrentIndex(1);
}

void DetailsPane::showState()
{
    const EndOfLifeColors colors(palette());
    QPalette own = palette();
    own.setColor(QPalette::WindowText, colors.color(m_endOfLife.state, EndOfLifeColors::Ground::Window));
    m_state->setPalette(own);
    m_stateIcon->setPixmap(endOfLifeIcon(m_endOfLife.state).pixmap(QSize(metrics::IconSize, metrics::IconSize), devicePixelRatioF()));
    QString text = endOfLifeText(m_endOfLife, m_now);
    if (m_endOfLife.instant) {
        const bool isEnded = m_endOfLife.state == EndOfLifeState::Ended;
        text = (isEnded ? tr("Ended %1") : tr("Ends %1")).arg(endOfLifeRelative(m_endOfLife, m_now)) % QStringLiteral(" · ")
            % longDate(utcDay(*m_endOfLife.instant));
    }
    m_state->setText(text);
}

void DetailsPane::clear()
{
    m_stack->setCurrentIndex(0);
}

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showState();
    else if (event->type() == QEvent::FontChange)
        updateFonts();
}

void DetailsPane::updateFonts()
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_state->setFont(bold);
    m_meaningTitle->setFont(bold);
    QFont large = bold;
    large.setPointSizeF(font().pointSizeF() * 1.3);
    m_title->setFont(large);
}

} // namespace imagebrowser
