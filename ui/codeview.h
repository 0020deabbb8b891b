// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace imagebrowser {

//! Text to read and copy in the desktop's font of fixed pitch: JSON, snippets, replies. Tab leaves it. The font is looked
//! for when the text is first shown: finding it takes milliseconds, which a start need not wait for.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeView(QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
};

} // namespace imagebrowser
