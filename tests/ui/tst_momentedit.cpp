// SPDX-License-Identifier: Apache-2.0
#include "ui/momentedit.h"

#include <QComboBox>
#include <QSpinBox>
#include <QTest>

using namespace imagebrowser;

class TestMomentEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsFromTheDayOfItsClock();
};

void TestMomentEdit::countsFromTheDayOfItsClock()
{
    MomentEdit edit;
    edit.setClock([] { return *parseInstant(std::string_view("2031-03-01T23:00:00Z")); });
    FilterMoment day;
    day.base = FilterMoment::Base::Day;
    day.instant = *parseInstant(std::string_view("2031-03-11T00:00:00Z"));
    edit.setMoment(day);
    auto *form = edit.findChild<QComboBox *>(QStringLiteral("momentForm"));
    Q_EMIT form->activated(1);
    QCOMPARE(edit.findChild<QSpinBox *>(QStringLiteral("momentDays"))->value(), 10);
    Q_EMIT form->activated(0);
    QCOMPARE(*edit.moment(), day);
}

QTEST_MAIN(TestMomentEdit)
#include "tst_momentedit.moc"
