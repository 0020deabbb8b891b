// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imageinformation.h"
#include "app/exporting/poolsnippet.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace imagebrowser {

class CodeView;

//! What to put into a pool for an image, in the language of choice, ready to copy.
class CopyAsPane : public QWidget
{
    Q_OBJECT

public:
    explicit CopyAsPane(QWidget *parent = nullptr);

    void setImages(const QList<ImageInformation> &images, Instant now);
    [[nodiscard]] SnippetFormat format() const;
    void setFormat(SnippetFormat format);

Q_SIGNALS:
    void formatChanged(imagebrowser::SnippetFormat format);

private:
    void update();

    QList<ImageInformation> m_images;
    Instant m_now {};
    QComboBox *m_format;
    CodeView *m_text;
    QLabel *m_caution;
};

} // namespace imagebrowser
