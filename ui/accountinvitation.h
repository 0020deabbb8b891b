// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace imagebrowser {

//! What the account settings show while there is no account: the ways to the first one.
class AccountInvitation : public QWidget
{
    Q_OBJECT

public:
    explicit AccountInvitation(QWidget *parent = nullptr);

Q_SIGNALS:
    void addRequested();
    void addFromClipboardRequested();
    void importRequested();
};

} // namespace imagebrowser
