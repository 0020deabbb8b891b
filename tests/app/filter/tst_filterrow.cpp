// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterrow.h"

#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"

#include <QtTest>

using namespace imagebrowser;

class TestFilterRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesApartAndPutsTogether_data();
    void takesApartAndPutsTogether();
    void leavesNestedQuestionsToText_data();
    void leavesNestedQuestionsToText();
    void everyOperatorComesBack();
    void lists_data();
    void lists();
};

void TestFilterRow::takesApartAndPutsTogether_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("label");
    const auto row = [](const char *filter, const char *label) {
        QTest::newRow(filter) << QString::fromLatin1(filter) << QString::fromLatin1(label);
    };
    row("osType eq 'linux'", "is");
    row("osType in ('linux')", "is any of");
    row("osType in ('linux', null)", "is any of");
    row("osType eq null", "is missing");
    row("osType ne null", "is present");
    row("contains(imageReference/sku, '22')", "contains");
    row("batchSupportEndOfLife le date(now()) add duration'P90D'", "on or before");
    row("batchSupportEndOfLife eq null", "no date");
    row("capabilities/any(c: c eq 'X')", "include");
    row("capabilities/all(c: c ne 'X')", "do not include");
    row("capabilities/any(c: c in ('X', 'Y'))", "include any of");
    row("capabilities/any()", "are listed");
}

void TestFilterRow::takesApartAndPutsTogether()
{
    QFETCH(QString, filter);
    const FilterExpression expression = parseFilter(filter).value();
    const auto row = filterRowOf(*expression.node({0}));
    QVERIFY(row.has_value());
    const FilterRowOperator choice = filterRowOperators(row->field).at(row->op);
    QTEST(choice.label, "label");
    QCOMPARE(choice.node(row->field, row->operands), *expression.node({0}));
}

void TestFilterRow::leavesNestedQuestionsToText_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("group inside") << QStringLiteral("capabilities/any(c: c eq 'X' or c eq 'Y')");
    QTest::newRow("no choice for it") << QStringLiteral("capabilities/all(c: startswith(c, 'X'))");
    QTest::newRow("null element") << QStringLiteral("capabilities/any(c: c eq null)");
}

void TestFilterRow::leavesNestedQuestionsToText()
{
    QFETCH(QString, filter);
    QVERIFY(!filterRowOf(*parseFilter(filter).value().node({0})));
}

void TestFilterRow::everyOperatorComesBack()
{
    for (const FilterField field : selectableFilterFields()) {
        const QList<FilterRowOperator> operators = filterRowOperators(field);
        for (qsizetype i = 0; i < operators.size(); ++i) {
            const bool isDate = operators.at(i).value == FilterRowValue::Moment;
            const FilterNode node = operators.at(i).node(
                field, {isDate ? FilterOperand(FilterMoment{}) : FilterOperand(QStringLiteral("x"))});
            const auto row = filterRowOf(node);
            QVERIFY2(row && row->op == i && row->field == field, qPrintable(operators.at(i).label));
            QVERIFY(parseFilter(filterText(node)).hasValue());
        }
    }
}

void TestFilterRow::lists_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<int>("count");
    QTest::newRow("plain") << QStringLiteral("linux,windows") << QStringLiteral("linux, windows") << 2;
    QTest::newRow("unfinished") << QStringLiteral(" linux , ,") << QStringLiteral("linux") << 1;
    QTest::newRow("quoted comma") << QStringLiteral("\"a, b\", c") << QStringLiteral("\"a, b\", c") << 2;
    QTest::newRow("doubled quote") << QStringLiteral("\"a\"\"b\"") << QStringLiteral("\"a\"\"b\"") << 1;
    QTest::newRow("quotes not needed") << QStringLiteral("\"a\"") << QStringLiteral("a") << 1;
    QTest::newRow("empty text") << QStringLiteral("\"\", a") << QStringLiteral("\"\", a") << 2;
    QTest::newRow("none") << QStringLiteral("(none), a") << QStringLiteral("(none), a") << 2;
    QTest::newRow("the text (none)") << QStringLiteral("\"(none)\"") << QStringLiteral("\"(none)\"") << 1;
    QTest::newRow("unclosed quote") << QStringLiteral("\"a, b") << QStringLiteral("\"a, b\"") << 1;
    QTest::newRow("nothing") << QStringLiteral("  ") << QString() << 0;
}

void TestFilterRow::lists()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    const QList<FilterOperand> operands = filterListFromText(typed);
    QTEST(static_cast<int>(operands.size()), "count");
    QCOMPARE(filterListText(operands), shown);
    QCOMPARE(filterListFromText(shown), operands);
}

QTEST_GUILESS_MAIN(TestFilterRow)
#include "tst_filterrow.moc"
