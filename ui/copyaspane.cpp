// SPDX-License-Identifier: Apache-2.0
#include "ui/copyaspane.h"

#include "ui/codeview.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace imagebrowser {

CopyAsPane::CopyAsPane(QWidget *parent)
    : QWidget(parent)
    , m_format(new QComboBox(this))
    , m_text(new CodeView(this))
    , m_caution(new QLabel(this))
{
    setObjectName(QStringLiteral("copyAsPane"));
    m_format->setObjectName(QStringLiteral("copyAsFormat"));
    m_format->setAccessibleName(tr("Copy as"));
    for (const SnippetFormat each : allSnippetFormats())
        m_format->addItem(snippetFormatLabel(each), static_cast<int>(each));
    m_text->setObjectName(QStringLiteral("copyAsText"));
    m_text->setAccessibleName(tr("Text to copy"));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_caution->setObjectName(QStringLiteral("copyAsCaution"));
    m_caution->setTextFormat(Qt::PlainText);
    m_caution->setWordWrap(true);
    auto *copy = new QPushButton(paletteIcon(QStringLiteral("copy")), tr("Copy"), this);
    copy->setObjectName(QStringLiteral("copyAsButton"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space, metrics::Space, metrics::Space, metrics::Space);
    layout->setSpacing(metrics::SpaceSmall);
    layout->addWidget(m_format);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_caution);
    layout->addWidget(copy, 0, Qt::AlignLeft);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        update();
        Q_EMIT formatChanged(format());
    });
}

SnippetFormat CopyAsPane::format() const
{
    return static_cast<SnippetFormat>(m_format->currentData().toInt());
}

void CopyAsPane::setFormat(SnippetFormat format)
{
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(format)));
}

void CopyAsPane::setImages(const QList<ImageInformation> &images, Instant now)
{
    m_images = images;
    m_now = now;
    update();
}

void CopyAsPane::update()
{
    m_text->setPlainText(poolSnippet(format(), m_images, m_now));
    const QStringList cautions = m_images.size() == 1 ? imageCautions(m_images.first(), m_now) : QStringList();
    QStringList sentences;
    for (const QString &caution : cautions)
        sentences << caution.at(0).toUpper() % caution.mid(1) % u'.';
    m_caution->setText(sentences.join(u'\n'));
    m_caution->setVisible(!cautions.isEmpty());
}

} // namespace imagebrowser
