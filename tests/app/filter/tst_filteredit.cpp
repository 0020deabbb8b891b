// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filteredit.h"

#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"

#include <QtTest>

using namespace imagebrowser;

namespace {

//! Short: "a & (b | c)" with conditions `sku eq 'a'`.
FilterExpression tree(const QString &text)
{
    QString filter;
    for (const QChar character : text) {
        if (character.isLetter())
            filter += QStringLiteral("sku eq '%1'").arg(character);
        else if (character == u'&')
            filter += QStringLiteral("and");
        else if (character == u'|')
            filter += QStringLiteral("or");
        else
            filter += character;
    }
    return parseFilter(filter).value();
}

QString printed(const FilterExpression &expression)
{
    QString text = filterText(expression);
    text.replace(QStringLiteral("imageReference/sku eq "), QString()).remove(u'\'');
    return text.replace(QStringLiteral("and"), QStringLiteral("&")).replace(QStringLiteral("or"), QStringLiteral("|"));
}

} // namespace

class TestFilterEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesOneStepInReadingOrder_data();
    void movesOneStepInReadingOrder();
    void upUndoesDown();
    void insertsAndRemoves();
    void pathsThatLeadNowhereChangeNothing();
};

void TestFilterEdit::movesOneStepInReadingOrder_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<FilterPath>("path");
    QTest::addColumn<FilterMove>("move");
    QTest::addColumn<QString>("after");
    QTest::addColumn<FilterPath>("newPath");
    const auto row = [](const char *name, const char *before, const FilterPath &path, FilterMove move,
                        const char *after, const FilterPath &newPath) {
        QTest::newRow(name) << QString::fromLatin1(before) << path << move << QString::fromLatin1(after) << newPath;
    };
    row("past a condition", "a & b & c", {0}, FilterMove::Down, "b & a & c", {1});
    row("up past a condition", "a & b & c", {2}, FilterMove::Up, "a & c & b", {1});
    row("into the group below", "a & (b | c)", {0}, FilterMove::Down, "a | b | c", {0, 0});
    row("into the group above", "(b | c) & a", {1}, FilterMove::Up, "b | c | a", {0, 2});
    row("into a group among others", "x & a & (b | c) & y", {1}, FilterMove::Down, "x & (a | b | c) & y", {1, 0});
    row("out of a group downwards", "a & (b | c) & d", {1, 1}, FilterMove::Down, "a & b & c & d", {2});
    row("out of a group upwards", "a & (b | c) & d", {1, 0}, FilterMove::Up, "a & b & c & d", {1});
    row("a whole group", "(a | b) & c", {0}, FilterMove::Down, "c & (a | b)", {1});
    row("at the top", "a & b", {0}, FilterMove::Up, "a & b", {0});
    row("at the bottom", "a & b", {1}, FilterMove::Down, "a & b", {1});
}

void TestFilterEdit::movesOneStepInReadingOrder()
{
    QFETCH(QString, before);
    QFETCH(FilterPath, path);
    QFETCH(FilterMove, move);
    const FilterExpression expression = tree(before);
    const MovedFilter result = moved(expression, path, move);
    QTEST(printed(result.expression), "after");
    QTEST(result.path, "newPath");
    QCOMPARE(*result.expression.node(result.path), *expression.node(path));
}

void TestFilterEdit::upUndoesDown()
{
    const FilterExpression start = tree(QStringLiteral("a & (b | (c & d)) & e"));
    FilterExpression expression = start;
    FilterPath path{0};
    int steps = 0;
    for (;; ++steps) {
        const MovedFilter next = moved(expression, path, FilterMove::Down);
        if (next.path == path)
            break;
        const MovedFilter back = moved(next.expression, next.path, FilterMove::Up);
        QCOMPARE(back.expression, expression);
        expression = next.expression;
        path = next.path;
    }
    QVERIFY(steps >= 6);
    QCOMPARE(path, (FilterPath{2}));
}

void TestFilterEdit::insertsAndRemoves()
{
    const FilterExpression expression = tree(QStringLiteral("a & (b | c)"));
    const FilterNode node = FilterNode::condition(FilterField::Sku, FilterOperator::Equal, QStringLiteral("x"));
    QCOMPARE(printed(inserted(expression, {1, 1}, node)), QStringLiteral("a & (b | x | c)"));
    QCOMPARE(printed(inserted(expression, {99}, node)), QStringLiteral("a & (b | c) & x"));
    QCOMPARE(printed(removed(expression, {1})), QStringLiteral("a"));
    QCOMPARE(printed(replaced(expression, {1, 0}, node)), QStringLiteral("a & (x | c)"));
}

void TestFilterEdit::pathsThatLeadNowhereChangeNothing()
{
    const FilterExpression expression = tree(QStringLiteral("a & (b | c)"));
    const FilterNode node = FilterNode::condition(FilterField::Sku, FilterOperator::Equal, QStringLiteral("x"));
    QCOMPARE(removed(expression, {}), expression);
    QCOMPARE(removed(expression, {5}), expression);
    QCOMPARE(inserted(expression, {0, 0}, node), expression);
    QCOMPARE(replaced(expression, {1, 7}, node), expression);
    QCOMPARE(moved(expression, {-1}, FilterMove::Down).expression, expression);
}

QTEST_GUILESS_MAIN(TestFilterEdit)
#include "tst_filteredit.moc"
