// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplemisbehaviour.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SampleMisbehaviour", text);
}

} // namespace

std::array<SampleTrouble, SampleTroubleCount> allSampleTroubles()
{
    std::array<SampleTrouble, SampleTroubleCount> troubles{};
    for (std::size_t i = 0; i < troubles.size(); ++i)
        troubles[i] = static_cast<SampleTrouble>(i);
    return troubles;
}

QString sampleTroubleLabel(SampleTrouble trouble)
{
    switch (trouble) {
    case SampleTrouble::None:
        return tr("Answer normally");
    case SampleTrouble::Throttle:
        return tr("Throttle (429)");
    case SampleTrouble::ServerError:
        return tr("Fail inside (500)");
    case SampleTrouble::ServerBusy:
        return tr("Be busy (503)");
    case SampleTrouble::RefuseKey:
        return tr("Refuse account keys (403)");
    case SampleTrouble::WrongClock:
        return tr("Have another clock (403)");
    case SampleTrouble::CutOff:
        return tr("Cut the reply off");
    case SampleTrouble::HtmlPage:
        return tr("Answer with a web page (200)");
    case SampleTrouble::GatewayError:
        return tr("Fail at a gateway (502)");
    case SampleTrouble::Slow:
        return tr("Answer slowly");
    case SampleTrouble::Hang:
        return tr("Never answer");
    case SampleTrouble::Disconnect:
        return tr("Close the connection");
    case SampleTrouble::Redirect:
        return tr("Redirect elsewhere (302)");
    case SampleTrouble::ForeignLink:
        return tr("Link to another host");
    case SampleTrouble::RepeatedLink:
        return tr("Link to the same page again");
    case SampleTrouble::BadItem:
        return tr("Send one bad image");
    }
    return {};
}

} // namespace imagebrowser
