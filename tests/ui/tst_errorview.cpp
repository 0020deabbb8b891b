// SPDX-License-Identifier: Apache-2.0
#include "ui/errorview.h"

#include "app/domain/batcherrortext.h"

#include <QLabel>
#include <QTest>

using namespace imagebrowser;

class TestErrorView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesCanBeCopied();
};

void TestErrorView::addressesCanBeCopied()
{
    BatchErrorModel::Problem problem;
    problem.error.kind = FailureKind::ServiceError;
    problem.error.httpStatus = 401;
    problem.error.code = QStringLiteral("AuthenticationFailed");
    problem.error.values = {{QStringLiteral("AuthenticationErrorDetail"),
                             QStringLiteral("The access token has been obtained from wrong audience or resource")}};
    ErrorView view;
    view.setProblem(problem);
    auto *advice = view.findChild<QLabel *>(QStringLiteral("errorAdvice"));
    QVERIFY(advice != nullptr);
    QVERIFY(advice->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    const QString address = QStringLiteral("https://batch.core.windows.net/");
    const auto start = advice->text().indexOf(address);
    QVERIFY(start >= 0);
    advice->setSelection(static_cast<int>(start), static_cast<int>(address.size()));
    QCOMPARE(advice->selectedText(), address);
    QCOMPARE(advice->text(), batchErrorAdvice(problem.error));
}

QTEST_MAIN(TestErrorView)
#include "tst_errorview.moc"
