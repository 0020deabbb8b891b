// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace imagebrowser {

class ApplicationServices;
class MainActions;

//! Refresh, Stop, Resume, "Refresh failed accounts" and Export of the window: what they do to the listings of the open
//! accounts, and when they can.
class ListingCommands : public QObject
{
    Q_OBJECT

public:
    ListingCommands(ApplicationServices &services, MainActions *actions, QObject *parent);

    void update();

private:
    ApplicationServices &m_services;
    MainActions *m_actions;
};

} // namespace imagebrowser
