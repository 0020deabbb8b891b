// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterparser.h"

#include "app/filter/filtertext.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace imagebrowser;

class TestFilterParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void messageIsOneSentenceWithAHint();
    void depthIsLimited_data();
    void depthIsLimited();
    void canonicalTextsAreWithinTheLimits();
    void lengthIsLimited();
    void longFlatFiltersAreFine();
    void refusesControlCharactersAndHalfCharacters_data();
    void refusesControlCharactersAndHalfCharacters();
    void anyPrefixOfAFilterEndsWell();
    void moments_data();
    void moments();
};

//! The place of the error is marked with ^ in the text, which is not part of it.
void TestFilterParser::refuses_data()
{
    QTest::addColumn<QString>("marked");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *marked, int length, const char *expected, const char *found) {
        QTest::newRow(marked) << QString::fromUtf8(marked) << length << QString::fromUtf8(expected)
                              << QString::fromUtf8(found);
    };
    const char *const text = "a text in single quotes";
    const char *const textOrNull = "a text in single quotes or null";
    const char *const date = "a date such as 2027-01-12, 2027-01-12T00:00:00Z or now()";
    const char *const dateOrNull = "a date such as 2027-01-12, 2027-01-12T00:00:00Z or now(), or null";
    const char *const textOperator = "eq, ne or in";
    const char *const dateOperator = "eq, ne, gt, ge, lt or le";
    const char *const duration = "a duration such as duration'P90D'";
    const char *const field = "a field name";
    const char *const next = "'and', 'or' or the end";
    const char *const nextInside = "'and', 'or' or ')'";
    const char *const variable = "a variable and a condition such as c: c eq 'DockerCompatible'";

    row("osType eq ^'linux", 6, textOrNull, "a text without its closing quote");
    row("osType eq ^'it''s", 6, textOrNull, "a text without its closing quote");
    row("osType eq ^'", 1, textOrNull, "a text without its closing quote");
    row("osType eq ^linux", 5, textOrNull, "'linux'");
    row("osType eq ^\"linux\"", 1, textOrNull, "'\"'");
    row("osType eq ^‘linux’", 1, textOrNull, "'‘'");
    row("osType eq ^", 0, textOrNull, "the end");
    row("osType eq ^5", 1, textOrNull, "'5'");
    row("osType eq ^2027-01-12", 10, textOrNull, "'2027-01-12'");
    row("osType eq ^now()", 3, textOrNull, "'now'");
    row("osType eq ^publisher", 9, textOrNull, "'publisher'");
    row("osType ^", 0, textOperator, "the end");
    row("osType ^= 'linux'", 1, textOperator, "'='");
    row("osType ^!= 'linux'", 1, textOperator, "'!'");
    row("osType ^gt 'linux'", 2, textOperator, "'gt'");
    row("osType ^contains 'lin'", 8, textOperator, "'contains'");
    row("osType ^is 'lin'", 2, textOperator, "'is'");
    row("osType ^'linux'", 7, textOperator, "'linux'");
    row("osType ^and sku eq 'x'", 3, textOperator, "'and'");
    row("^ostype eq 'linux'", 6, field, "'ostype'");
    row("^publsher eq 'x'", 8, field, "'publsher'");
    row("^imageReference eq 'x'", 14, field, "'imageReference'");
    row("^imageReference/osType eq 'x'", 21, field, "'imageReference'");
    row("^foo/publisher eq 'x'", 13, field, "'foo'");
    row("imageReference/^ eq 'x'", 2, "a field name after '/'", "'eq'");
    row("^c eq 'x'", 1, field, "'c'");
    row("^eq 'x'", 2, field, "'eq'");
    row("^and osType eq 'x'", 3, field, "'and'");
    row("^)", 1, field, "')'");
    row("^, osType eq 'x'", 1, field, "','");
    row("^# osType", 1, field, "'#'");
    row("osType eq 'x' ^osType eq 'y'", 6, next, "'osType'");
    row("osType eq 'x' ^)", 1, next, "')'");
    row("osType eq 'x' ^&& sku eq 'y'", 1, next, "'&'");
    row("osType eq 'x' ^eq true", 2, next, "'eq'");
    row("osType eq 'x' and ^", 0, field, "the end");
    row("osType eq 'x' or ^or", 2, field, "'or'");
    row("not ^", 0, field, "the end");
    row("not (^)", 1, field, "')'");
    row("(osType eq 'x'^", 0, nextInside, "the end");
    row("((osType eq 'x')^", 0, nextInside, "the end");
    row("(osType eq 'x' ^, sku eq 'y')", 1, nextInside, "','");
    row("osType in ^'x'", 3, "'(' and a list of texts", "'x'");
    row("osType in (^)", 1, textOrNull, "')'");
    row("osType in ('x',^)", 1, textOrNull, "')'");
    row("osType in ('x' ^'y')", 3, "',' or ')'", "'y'");
    row("osType in ('x'^", 0, "',' or ')'", "the end");
    row("osType in (^x)", 1, textOrNull, "'x'");
    row("batchSupportEndOfLife ^in (2027-01-12)", 2, dateOperator, "'in'");
    row("batchSupportEndOfLife eq ^'2027-01-12'", 12, dateOrNull, "'2027-01-12'");
    row("batchSupportEndOfLife lt ^null", 4, date, "'null'");
    row("batchSupportEndOfLife lt ^2027-13-01", 10, date, "'2027-13-01'");
    row("batchSupportEndOfLife lt ^2027-02-29", 10, date, "'2027-02-29'");
    row("batchSupportEndOfLife lt ^2027-1-1", 8, date, "'2027-1-1'");
    row("batchSupportEndOfLife lt ^2027-01-12T25:00:00Z", 20, date, "'2027-01-12T25:00:00Z'");
    row("batchSupportEndOfLife lt ^datetime'2027-01-12'", 8, date, "'datetime'");
    row("batchSupportEndOfLife lt ^tomorrow", 8, date, "'tomorrow'");
    row("batchSupportEndOfLife lt now^", 0, "'()'", "the end");
    row("batchSupportEndOfLife lt now(^1)", 1, "')'", "'1'");
    row("batchSupportEndOfLife lt date(^2027-01-12)", 10, "now()", "'2027-01-12'");
    row("batchSupportEndOfLife lt now() add ^", 0, duration, "the end");
    row("batchSupportEndOfLife lt now() add ^90", 2, duration, "'90'");
    row("batchSupportEndOfLife lt now() add duration^'90D'", 5, duration, "'90D'");
    row("batchSupportEndOfLife lt now() add duration^'P3M'", 5, duration, "'P3M'");
    row("batchSupportEndOfLife lt now() add duration^'P1Y'", 5, duration, "'P1Y'");
    row("batchSupportEndOfLife lt now() add duration^'P'", 3, duration, "'P'");
    row("batchSupportEndOfLife lt now() add duration^'PT1H1D'", 8, duration, "'PT1H1D'");
    row("batchSupportEndOfLife lt now() add duration^'P99999999D'", 12, duration, "'P99999999D'");
    row("batchSupportEndOfLife lt now() add duration'P3000000D' add ^duration'P3000000D'", 8,
        "durations of at most 3650000 days in all", "'duration'");
    row("batchSupportEndOfLife ^add duration'P1D' lt now()", 3, dateOperator, "'add'");
    row("batchSupportEndOfLife lt (now()^", 0, "')'", "the end");
    row("contains^", 0, "'(field, 'text')'", "the end");
    row("contains(^)", 1, field, "')'");
    row("contains(osType^)", 1, "','", "')'");
    row("contains(osType, ^null)", 4, text, "'null'");
    row("contains(osType, ^x)", 1, text, "'x'");
    row("contains(osType, 'x'^", 0, "')'", "the end");
    row("contains(^'x', osType)", 3, field, "'x'");
    row("contains(^batchSupportEndOfLife, '2027')", 21, "a text field", "'batchSupportEndOfLife'");
    row("contains(^capabilities, 'Docker')", 12, "a text or date field", "'capabilities'");
    row("^tolower(osType) eq 'x'", 7, field, "'tolower'");
    row("capabilities ^eq 'x'", 2, "'/any(…)' or '/all(…)'", "'eq'");
    row("capabilities/^some(c: c eq 'x')", 4, "'any' or 'all'", "'some'");
    row("capabilities/all(^)", 1, variable, "')'");
    row("capabilities/any(^'x')", 3, variable, "'x'");
    row("capabilities/any(c^ eq 'x')", 2, "':'", "'eq'");
    row("capabilities/any(^not: not eq 'x')", 3, variable, "'not'");
    row("capabilities/any(c: ^)", 1, "the variable c", "')'");
    row("capabilities/any(c: ^osType eq 'x')", 6, "the variable c", "'osType'");
    row("capabilities/any(c: c ^gt 'x')", 2, textOperator, "'gt'");
    row("capabilities/any(c: c eq 'x'^", 0, nextInside, "the end");
    row("capabilities/any(c: ^capabilities/any())", 12, "the variable c", "'capabilities'");
    row("'linux' ^", 0, dateOperator, "the end");
    row("'linux' ^in osType", 2, dateOperator, "'in'");
    row("'linux' eq ^'linux'", 7, field, "'linux'");
    row("'linux' ^gt osType", 2, textOperator, "'gt'");
    row("^'2027-01-12' eq batchSupportEndOfLife", 12, dateOrNull, "'2027-01-12'");
    row("^null lt batchSupportEndOfLife", 4, date, "'null'");
    row("^true", 4, field, "'true'");
    row("^5", 1, date, "'5'");
}

void TestFilterParser::refuses()
{
    QFETCH(QString, marked);
    QFETCH(int, length);
    QFETCH(QString, expected);
    QFETCH(QString, found);
    // Blanks before a token do not belong to the mistake.
    qsizetype position = marked.indexOf(u'^');
    const QString text = QString(marked).remove(position, 1);
    while (position < text.size() && text.at(position) == u' ')
        ++position;
    const auto result = parseFilter(text);
    QVERIFY(!result.hasValue());
    const FilterError &error = result.error();
    QCOMPARE(error.expected, expected);
    // Quoted texts are shown as written, other tokens in quotes.
    QCOMPARE(error.found, found);
    QCOMPARE(error.position, position);
    QCOMPARE(error.length, length);
}

void TestFilterParser::messageIsOneSentenceWithAHint()
{
    const auto message = [](const char *text) { return parseFilter(QString::fromUtf8(text)).error().message(); };
    QCOMPARE(message("ostype eq 'x'"),
             QStringLiteral("Character 1: expected a field name, found 'ostype'. Did you mean osType?"));
    QCOMPARE(message("osType = 'x'"),
             QStringLiteral(
                 "Character 8: expected eq, ne or in, found '='. Comparisons are written eq, ne, lt, le, gt and ge."));
    QCOMPARE(message("sku contains 'x'"),
             QStringLiteral(
                 "Character 5: expected eq, ne or in, found 'contains'. Functions come first: contains(sku, 'text')."));
}

void TestFilterParser::depthIsLimited_data()
{
    QTest::addColumn<QString>("opening");
    QTest::addColumn<QString>("closing");
    QTest::newRow("parentheses") << QStringLiteral("(") << QStringLiteral(")");
    QTest::newRow("not") << QStringLiteral("not ") << QString();
    QTest::newRow("not with parentheses") << QStringLiteral("not(") << QStringLiteral(")");
}

void TestFilterParser::depthIsLimited()
{
    QFETCH(QString, opening);
    QFETCH(QString, closing);
    const auto nested = [&](int levels) {
        return QString(opening.repeated(levels) % QStringLiteral("osType eq 'x'") % closing.repeated(levels));
    };
    QVERIFY(parseFilter(nested(50)).hasValue());
    for (const int levels : {200, 20'000}) {
        const QString text = nested(levels).left(MaxFilterLength);
        const auto result = parseFilter(text);
        QVERIFY(!result.hasValue());
        QCOMPARE(result.error().expected, QStringLiteral("at most 100 levels of nesting"));
        QVERIFY(result.error().position < 100 * opening.size() + 1);
    }
}

//! What is kept of a filter is its canonical text, which must be readable too.
void TestFilterParser::canonicalTextsAreWithinTheLimits()
{
    const QString condition = QStringLiteral("osType eq 'x'");
    const auto deepest = parseFilter(QString(QStringLiteral("not ").repeated(MaxFilterDepth - 1) % condition));
    QVERIFY(deepest.hasValue());
    QVERIFY(parseFilter(filterText(deepest.value())).hasValue());

    // "a or b and (…" is written "a or (b and (…".
    const int levels = MaxFilterDepth - 10;
    const QString opening = condition % QStringLiteral(" or ") % condition % QStringLiteral(" and (");
    const QString deep = QString(opening.repeated(levels) % condition % QString(levels, u')'));
    const auto tooDeep = parseFilter(deep);
    QVERIFY(!tooDeep.hasValue());
    QCOMPARE(tooDeep.error().expected, QStringLiteral("at most 100 levels of nesting"));
    QCOMPARE(tooDeep.error().length, deep.size());

    QString wide = QStringLiteral("sku eq 'x'");
    while (wide.size() < MaxFilterLength - 20)
        wide += QStringLiteral(" or sku eq 'x'");
    const auto tooLong = parseFilter(wide);
    QVERIFY(!tooLong.hasValue());
    QCOMPARE(tooLong.error().expected, QStringLiteral("at most 262144 characters"));
}

void TestFilterParser::lengthIsLimited()
{
    const auto result = parseFilter(QString(MaxFilterLength + 1, u'('));
    QVERIFY(!result.hasValue());
    QCOMPARE(result.error().position, MaxFilterLength);
    QCOMPARE(result.error().length, 1);
    QCOMPARE(result.error().expected, QStringLiteral("at most 262144 characters"));
}

void TestFilterParser::longFlatFiltersAreFine()
{
    QStringList conditions;
    for (int i = 0; i < 3000; ++i)
        conditions.append(QStringLiteral("sku eq '%1'").arg(i));
    QElapsedTimer timer;
    timer.start();
    const auto result = parseFilter(conditions.join(QStringLiteral(" or ")));
    QVERIFY(result.hasValue());
    QCOMPARE(result.value().root().children.size(), 3000U);
    QVERIFY(parseFilter(filterText(result.value())).hasValue());
    QVERIFY(timer.elapsed() < 5000);
}

void TestFilterParser::refusesControlCharactersAndHalfCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("found");
    QTest::newRow("NUL between tokens") << QString(u"osType" % QString(QChar(0)) % u"eq 'x'") << 6
                                        << QStringLiteral("control character U+0000");
    QTest::newRow("NUL in a text") << QString(u"osType eq 'a" % QString(QChar(0)) % u"b'") << 12
                                   << QStringLiteral("control character U+0000");
    QTest::newRow("bell in a text") << QStringLiteral("osType eq 'a\ab'") << 12
                                    << QStringLiteral("control character U+0007");
    QTest::newRow("delete") << QString(u"osType" % QString(QChar(0x7f))) << 6
                            << QStringLiteral("control character U+007F");
    QTest::newRow("C1") << QString(u"osType" % QString(QChar(0x85))) << 6 << QStringLiteral("control character U+0085");
    QTest::newRow("no-break space") << QString(u"osType" % QString(QChar(0xa0)) % u"eq 'x'") << 6
                                    << QStringLiteral("character U+00A0");
    QTest::newRow("byte order mark") << QString(QString(QChar(0xfeff)) % u"osType eq 'x'") << 0
                                     << QStringLiteral("character U+FEFF");
    QTest::newRow("high surrogate in a text")
        << QString(u"osType eq '" % QString(QChar(0xd83d)) % u"'") << 11 << QStringLiteral("half a character, U+D83D");
    QTest::newRow("low surrogate in a text")
        << QString(u"osType eq '" % QString(QChar(0xde00)) % u"'") << 11 << QStringLiteral("half a character, U+DE00");
    QTest::newRow("surrogate at the end")
        << QString(u"osType eq '" % QString(QChar(0xd83d))) << 11 << QStringLiteral("half a character, U+D83D");
    QTest::newRow("emoji where it does not belong") << QString::fromUtf8("osType 😀") << 7 << QString::fromUtf8("'😀'");
}

void TestFilterParser::refusesControlCharactersAndHalfCharacters()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(QString, found);
    const auto result = parseFilter(text);
    QVERIFY(!result.hasValue());
    QCOMPARE(result.error().found, found);
    QCOMPARE(result.error().position, position);
}

void TestFilterParser::anyPrefixOfAFilterEndsWell()
{
    const QString text =
        QStringLiteral("not (osType in ('a''b', null) or capabilities/any(c: c eq 'X' and not contains(c,'y'))) and "
                       "batchSupportEndOfLife le date(now()) add duration'P1DT2H' or 2027-01-12T00:00:00.5+02:00 lt "
                       "batchSupportEndOfLife");
    for (qsizetype length = 0; length <= text.size(); ++length) {
        const QString prefix = text.first(length);
        const auto result = parseFilter(prefix);
        if (result) {
            QVERIFY(parseFilter(filterText(result.value())).hasValue());
            continue;
        }
        QVERIFY(result.error().position >= 0 && result.error().position + result.error().length <= prefix.size());
        QVERIFY(!result.error().expected.isEmpty() && !result.error().found.isEmpty());
    }
    QVERIFY(parseFilter(text).hasValue());
}

void TestFilterParser::moments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("day") << QStringLiteral(" 2027-01-12 ") << QStringLiteral("2027-01-12");
    QTest::newRow("now") << QStringLiteral("NOW()") << QStringLiteral("now()");
    QTest::newRow("sum") << QStringLiteral("date(now()) add 'P1DT0.5S'")
                         << QStringLiteral("date(now()) add duration'P1DT0.5S'");
    QTest::newRow("negative duration") << QStringLiteral("now() add duration'-P1D'")
                                       << QStringLiteral("now() sub duration'P1D'");
    QTest::newRow("nothing left") << QStringLiteral("now() add duration'P1D' sub duration'PT24H'")
                                  << QStringLiteral("now()");
    QTest::newRow("trailing") << QStringLiteral("now() and") << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("text") << QStringLiteral("'2027-01-12'") << QString();
}

void TestFilterParser::moments()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto moment = parseFilterMoment(text);
    QCOMPARE(moment ? filterText(FilterOperand(moment.value())) : QString(), canonical);
}

QTEST_GUILESS_MAIN(TestFilterParser)
#include "tst_filterparser.moc"
