// SPDX-License-Identifier: Apache-2.0
#include "app/service/jsoncheck.h"
#include "app/service/jsontext.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace imagebrowser;
using Kind = JsonFault::Kind;

class tst_JsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void check_data();
    void check();
    void depthIsCounted();
    void everyPrefixIsCutOff();
    void agreesWithQtOnBrokenTexts();
    void replacesLoneSurrogates_data();
    void replacesLoneSurrogates();
    void unescapes_data();
    void unescapes();
    void findsTheEndOfAString();
};

void tst_JsonText::check_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("offset");

    const auto row = [](const char *name, const QByteArray &text, Kind kind, int offset = 0) {
        QTest::newRow(name) << text << kind << offset;
    };
    row("object", R"({"a": [1, -0.5e+3, true, false, null, "x"], "b": {}})", Kind::None);
    row("white space around", " \t\r\n[ ] \n", Kind::None);
    row("scalar", "7", Kind::None);
    row("number larger than any type", "123456789012345678901234567890e999999", Kind::None);
    row("all escapes", R"("\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00")", Kind::None);
    row("lone surrogate escape is grammatical", R"("\ud800")", Kind::None);
    row("two, three and four byte characters", "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"", Kind::None);
    row("delete character", "\"\x7F\"", Kind::None);

    row("nothing", "", Kind::CutOff);
    row("only blanks", "  ", Kind::CutOff, 2);
    row("open object", R"({"a": 1)", Kind::CutOff, 7);
    row("open text", R"({"a)", Kind::CutOff, 3);
    row("half an escape", R"("\u00)", Kind::CutOff, 5);
    row("half a word", "tru", Kind::CutOff, 3);
    row("half a number", "-", Kind::CutOff, 1);
    row("half a character", "\"\xE2\x82", Kind::CutOff, 3);

    row("HTML", "<!DOCTYPE html>", Kind::Invalid, 0);
    row("leading zero", "[01]", Kind::Invalid, 2);
    row("no digit after the point", "[1.]", Kind::Invalid, 3);
    row("plus sign", "[+1]", Kind::Invalid, 1);
    row("not a number", "[NaN]", Kind::Invalid, 1);
    row("word with a wrong end", "[nulL]", Kind::Invalid, 4);
    row("trailing comma in an array", "[1,]", Kind::Invalid, 3);
    row("trailing comma in an object", R"({"a":1,})", Kind::Invalid, 7);
    row("missing comma", "[1 2]", Kind::Invalid, 3);
    row("missing colon", R"({"a" 1})", Kind::Invalid, 5);
    row("name without quotes", "{a:1}", Kind::Invalid, 1);
    row("brackets crossed", R"({"a":[1})", Kind::Invalid, 7);
    row("unknown escape", R"("\x41")", Kind::Invalid, 1);
    row("escape without digits", R"("\u12g4")", Kind::Invalid, 1);
    row("raw line break in a text", "\"a\nb\"", Kind::Invalid, 2);
    row("NUL in a text", QByteArray("\"a\0b\"", 5), Kind::Invalid, 2);
    row("overlong character", "\"\xC0\xAF\"", Kind::Invalid, 1);
    row("surrogate as UTF-8", "\"\xED\xA0\x80\"", Kind::Invalid, 1);
    row("beyond Unicode", "\"\xF4\x90\x80\x80\"", Kind::Invalid, 1);
    row("stray continuation byte", "\"\x80\"", Kind::Invalid, 1);
    row("two values", "{} {}", Kind::Invalid, 3);
    row("comment", "[1 // one\n]", Kind::Invalid, 3);
}

void tst_JsonText::check()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Kind, kind);
    QFETCH(const int, offset);
    const JsonFault fault = checkJson({text.constData(), static_cast<std::size_t>(text.size())});
    QCOMPARE(fault.kind, kind);
    QCOMPARE(static_cast<int>(fault.offset), offset);
    QCOMPARE(fault.reason.isEmpty(), kind == Kind::None);
}

void tst_JsonText::depthIsCounted()
{
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
    };
    QCOMPARE(checkJson(nested(MaxJsonDepth)).kind, Kind::None);
    QCOMPARE(checkJson(nested(MaxJsonDepth + 1)).kind, Kind::TooDeep);
    QCOMPARE(checkJson(nested(MaxJsonDepth - 3), 3).kind, Kind::None);
    QCOMPARE(checkJson(nested(MaxJsonDepth - 2), 3).kind, Kind::TooDeep);
    QCOMPARE(checkJson(std::string(10'000'000, '[')).kind, Kind::TooDeep);
}

void tst_JsonText::everyPrefixIsCutOff()
{
    const std::string_view whole = R"({"a":[true,null,{"b":"\u00e9\n"}],"c":"x"})";
    for (std::size_t length = 0; length < whole.size(); ++length)
        QCOMPARE(checkJson(whole.substr(0, length)).kind, Kind::CutOff);
}

void tst_JsonText::agreesWithQtOnBrokenTexts()
{
    const QByteArray whole = R"({"a":[true,null,{"b":"\u00e9\n\\"},12.5e-3,{}],"c":"é","d":[[],[false]]})";
    const QByteArray bytes = "{}[]\",:\\u0129-+.eEtrfalsn \n\x01\x80\xC3";
    std::mt19937 random(7);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray text = whole;
        for (int change = 0; change < 2; ++change)
            text[static_cast<qsizetype>(random() % static_cast<unsigned>(text.size()))] =
                bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))];
        QJsonParseError error;
        const bool isQtFine = !QJsonDocument::fromJson(text, &error).isNull();
        const bool isFine = !checkJson({text.constData(), static_cast<std::size_t>(text.size())});
        // Qt lets raw control characters, leading zeros and lone points pass; it must never be the stricter one.
        QVERIFY2(!isFine || isQtFine, text.constData());
    }
}

void tst_JsonText::replacesLoneSurrogates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("pair stays") << QByteArray(R"("\ud83d\ude00")") << QByteArray(R"("\ud83d\ude00")");
    QTest::newRow("high alone") << QByteArray(R"("\uD83Dx")") << QByteArray(R"("\ufffdx")");
    QTest::newRow("low alone") << QByteArray(R"("\udE00")") << QByteArray(R"("\ufffd")");
    QTest::newRow("wrong order") << QByteArray(R"("\ude00\ud83d")") << QByteArray(R"("\ufffd\ufffd")");
    QTest::newRow("high before a pair") << QByteArray(R"("\ud83d\ud83d\ude00")")
                                        << QByteArray(R"("\ufffd\ud83d\ude00")");
    QTest::newRow("escaped backslash before u") << QByteArray(R"("\\ud83d")") << QByteArray(R"("\\ud83d")");
    QTest::newRow("at the very end") << QByteArray(R"(\ud83d)") << QByteArray(R"(\ufffd)");
    QTest::newRow("cut off") << QByteArray(R"(\ud8)") << QByteArray(R"(\ud8)");
}

void tst_JsonText::replacesLoneSurrogates()
{
    QFETCH(QByteArray, text);
    QFETCH(const QByteArray, expected);
    replaceLoneSurrogates(text.data(), static_cast<std::size_t>(text.size()));
    QCOMPARE(text, expected);
}

void tst_JsonText::unescapes_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<bool>("isFine");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QByteArray("abc") << true << QByteArray("abc");
    QTest::newRow("simple escapes") << QByteArray(R"(\"\\\/\b\f\n\r\t)") << true << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("one to four bytes") << QByteArray(R"(\u0041\u00e9\u20AC\ud83d\ude00)") << true
                                       << QByteArray("A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    QTest::newRow("NUL") << QByteArray(R"(\u0000)") << true << QByteArray("\0", 1);
    QTest::newRow("lone surrogates") << QByteArray(R"(\ud83d-\ude00)") << true
                                     << QByteArray("\xEF\xBF\xBD-\xEF\xBF\xBD");
    QTest::newRow("unknown escape") << QByteArray(R"(\a)") << false << QByteArray();
    QTest::newRow("short") << QByteArray(R"(\u12)") << false << QByteArray();
    QTest::newRow("ends in a backslash") << QByteArray("a\\") << false << QByteArray();
}

void tst_JsonText::unescapes()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const bool, isFine);
    QFETCH(const QByteArray, expected);
    std::string out;
    QCOMPARE(unescapeJsonString({raw.constData(), static_cast<std::size_t>(raw.size())}, out), isFine);
    if (isFine)
        QCOMPARE(QByteArray::fromStdString(out), expected);
}

void tst_JsonText::findsTheEndOfAString()
{
    QCOMPARE(jsonStringEnd("abc\"", 0), 3U);
    QCOMPARE(jsonStringEnd("a\\\"b\\\\\" x", 0), 6U);
    QCOMPARE(jsonStringEnd("abc\\", 0), 4U);
}

QTEST_GUILESS_MAIN(tst_JsonText)
#include "tst_jsontext.moc"
