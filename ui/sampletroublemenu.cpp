// SPDX-License-Identifier: Apache-2.0
#include "ui/sampletroublemenu.h"

#include "app/models/accountlistings.h"
#include "app/sample/sampleaccounts.h"

#include <QActionGroup>
#include <QMenu>

namespace imagebrowser {

void fillSampleTroubleMenu(QMenu *menu, SampleAccounts &samples, AccountListings &listings)
{
    if (!menu->isEmpty())
        return;
    auto *group = new QActionGroup(menu);
    const auto choose = [&samples, &listings](SampleTrouble trouble) {
        SampleMisbehaviour misbehaviour;
        misbehaviour.trouble = trouble;
        samples.setMisbehaviour(misbehaviour);
        listings.refreshAll();
    };
    for (const SampleTrouble trouble : allSampleTroubles()) {
        QAction *action = menu->addAction(sampleTroubleLabel(trouble));
        action->setCheckable(true);
        action->setChecked(trouble == SampleTrouble::None);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [choose, trouble] { choose(trouble); });
    }
}

} // namespace imagebrowser
