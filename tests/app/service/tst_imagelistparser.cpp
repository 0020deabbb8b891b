// SPDX-License-Identifier: Apache-2.0
#include "app/service/imagelistparser.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace imagebrowser;

namespace {

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

QByteArray recordedList()
{
    QFile file(QStringLiteral(IMAGEBROWSER_TEST_DATA "/recorded-list.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! A page with one item.
QByteArray pageOf(const QByteArray &item)
{
    return R"({"value":[)" + item + "]}";
}

QString textOf(const QJsonObject &item, ImageField field)
{
    const QJsonObject object =
        isInImageReference(field) ? item.value(QLatin1StringView("imageReference")).toObject() : item;
    const std::string_view name = wireMember(field);
    return object.value(QLatin1StringView(name.data(), static_cast<qsizetype>(name.size()))).toString();
}

constexpr const char *Ordinary =
    R"({"imageReference":{"publisher":"p","offer":"o","sku":"s","version":"latest"},"verificationType":"verified","nodeAgentSKUId":"n","osType":"linux"})";

} // namespace

class tst_ImageListParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedListIsReadWhole();
    void texts_data();
    void texts();
    void regularity_data();
    void regularity();
    void capabilities();
    void nextLink_data();
    void nextLink();
    void duplicateMembersTheLastCounts();
    void ofTwoReferencesTheLastCountsAlone();
    void emptyPages_data();
    void emptyPages();
    void withoutAListItIsNoAnswer_data();
    void withoutAListItIsNoAnswer();
    void badItemsAreKeptApart();
    void unusableReplies_data();
    void unusableReplies();
    void samplesHoldNoSecrets();
    void everyPrefixFails();
    void whatIsAcceptedIsValidJson();
};

void tst_ImageListParser::recordedListIsReadWhole()
{
    const QByteArray body = recordedList();
    const QJsonArray expected = QJsonDocument::fromJson(body).object().value(QLatin1StringView("value")).toArray();
    QVERIFY(!expected.isEmpty());
    const Result<ImagePage> result = parseImagePage(body);
    QVERIFY(result.hasValue());
    const ImagePage &page = result.value();
    QCOMPARE(static_cast<qsizetype>(page.images.size()), expected.size());
    for (std::size_t i = 0; i < page.images.size(); ++i) {
        const PageImage &image = page.images[i];
        const QJsonObject item = expected[static_cast<qsizetype>(i)].toObject();
        QVERIFY(image.isRegular);
        QCOMPARE(QJsonDocument::fromJson(bytes(image.json)).object(), item);
        for (const ImageField field : allImageFields())
            QCOMPARE(QString::fromUtf8(bytes(image.text[indexOf(field)])), textOf(item, field));
        QCOMPARE(image.hasCapabilities, item.contains(QLatin1StringView("capabilities")));
        QCOMPARE(static_cast<qsizetype>(image.capabilityCount),
                 item.value(QLatin1StringView("capabilities")).toArray().size());
    }
}

void tst_ImageListParser::texts_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<bool>("isNull");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *member, const char *text) {
        QTest::newRow(name) << QByteArray(member) << (text == nullptr) << QByteArray(text);
    };
    row("plain", R"("osType":"linux")", "linux");
    row("unknown value", R"("osType":"Plan 9")", "Plan 9");
    row("empty", R"("osType":"")", "");
    row("null", R"("osType":null)", nullptr);
    row("number", R"("osType":12e400)", nullptr);
    row("object", R"("osType":{"a":[1]})", nullptr);
    row("escapes", R"("osType":"a\"\\\u00e9\ud83d\ude00")", "a\"\\\xC3\xA9\xF0\x9F\x98\x80");
    row("lone surrogate", R"("osType":"x\ud800y")", "x\xEF\xBF\xBDy");
    row("bytes beyond ASCII", "\"osType\":\"\xE6\x97\xA5\"", "\xE6\x97\xA5");
    row("name written with an escape", R"("\u006fsType":"linux")", "linux");
    row("white space everywhere", "\r\n \"osType\"\t : \"linux\" \r\n ", "linux");
    row("longer name is another member", R"("osTypeX":"linux")", nullptr);
    row("shorter name is another member", R"("osTyp":"linux")", nullptr);
    row("other case is another member", R"("ostype":"linux")", nullptr);
}

void tst_ImageListParser::texts()
{
    QFETCH(const QByteArray, member);
    QFETCH(const bool, isNull);
    QFETCH(const QByteArray, text);
    const Result<ImagePage> page = parseImagePage(pageOf('{' + member + '}'));
    QVERIFY(page.hasValue());
    const std::string_view found = page.value().images.front().text[indexOf(ImageField::OsType)];
    QCOMPARE(found.data() == nullptr, isNull);
    QCOMPARE(bytes(found), text);
}

void tst_ImageListParser::regularity_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<bool>("isRegular");
    const auto row = [](const char *name, const char *item, bool isRegular) {
        QTest::newRow(name) << QByteArray(item) << isRegular;
    };
    row("ordinary", Ordinary, true);
    row("no member at all", "{}", true);
    row("capabilities", R"({"capabilities":["a","b"]})", true);
    row("empty capabilities", R"({"capabilities":[]})", true);
    row("escaped letters", R"({"osType":"\u00e9"})", true);
    row("unknown member", R"({"osType":"linux","new":1})", false);
    row("unknown member in the reference", R"({"imageReference":{"sku":"s","new":null}})", false);
    row("empty reference", R"({"imageReference":{}})", false);
    row("reference is null", R"({"imageReference":null})", false);
    row("null text", R"({"osType":null})", false);
    row("number as text", R"({"osType":1})", false);
    row("capabilities are null", R"({"capabilities":null})", false);
    row("a capability is no text", R"({"capabilities":["a",1]})", false);
    row("text twice", R"({"osType":"a","osType":"b"})", false);
    row("reference twice", R"({"imageReference":{"sku":"s"},"imageReference":{"offer":"o"}})", false);
    row("escaped control character", R"({"osType":"a\u0000b"})", false);
    row("escaped name", R"({"\u006fsType":"linux"})", false);
}

void tst_ImageListParser::regularity()
{
    QFETCH(const QByteArray, item);
    QFETCH(const bool, isRegular);
    const Result<ImagePage> page = parseImagePage(pageOf(" \n" + item + "\r\n "));
    QVERIFY(page.hasValue());
    QCOMPARE(page.value().images.size(), 1U);
    QCOMPARE(page.value().images.front().isRegular, isRegular);
    QCOMPARE(bytes(page.value().images.front().json), item);
}

void tst_ImageListParser::capabilities()
{
    const Result<ImagePage> result = parseImagePage(
        R"({"value":[{"capabilities":["A","B\u0021"]},{},{"capabilities":["C"]},{"capabilities":null}]})");
    QVERIFY(result.hasValue());
    const ImagePage &page = result.value();
    QCOMPARE(page.capabilities.size(), 3U);
    QCOMPARE(page.images[0].capabilityCount, 2U);
    QCOMPARE(bytes(page.capabilities[page.images[0].firstCapability + 1]), QByteArray("B!"));
    QVERIFY(!page.images[1].hasCapabilities);
    QCOMPARE(bytes(page.capabilities[page.images[2].firstCapability]), QByteArray("C"));
    QVERIFY(!page.images[3].hasCapabilities);
}

void tst_ImageListParser::nextLink_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("link");
    const QString link = QStringLiteral("https://h/supportedimages?$skiptoken=WATV2:a^b/c:1$1");
    QTest::newRow("after the items") << QByteArray(R"({"value":[],"odata.nextLink":")" + link.toUtf8() + "\"}") << link;
    QTest::newRow("before the items") << QByteArray(R"({"odata.nextLink":")" + link.toUtf8() + R"(","value":[]})")
                                      << link;
    QTest::newRow("escaped slashes") << QByteArray(R"({"odata.nextLink":"https:\/\/h\/x"})")
                                     << QStringLiteral("https://h/x");
    QTest::newRow("missing") << QByteArray(R"({"value":[]})") << QString();
    QTest::newRow("null") << QByteArray(R"({"value":[],"odata.nextLink":null})") << QString();
    QTest::newRow("empty") << QByteArray(R"({"value":[],"odata.nextLink":""})") << QString();
}

void tst_ImageListParser::nextLink()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, link);
    const Result<ImagePage> page = parseImagePage(body);
    QVERIFY(page.hasValue());
    QCOMPARE(page.value().nextLink, link);
}

void tst_ImageListParser::duplicateMembersTheLastCounts()
{
    const Result<ImagePage> page =
        parseImagePage(pageOf(R"({"osType":"a","osType":"b","capabilities":["x"],"capabilities":["y","z"]})"));
    QVERIFY(page.hasValue());
    const PageImage &image = page.value().images.front();
    QCOMPARE(bytes(image.text[indexOf(ImageField::OsType)]), QByteArray("b"));
    QCOMPARE(image.capabilityCount, 2U);
    QCOMPARE(bytes(page.value().capabilities[image.firstCapability]), QByteArray("y"));
}

void tst_ImageListParser::ofTwoReferencesTheLastCountsAlone()
{
    const Result<ImagePage> page =
        parseImagePage(pageOf(R"({"imageReference":{"publisher":"p","sku":"s"},"imageReference":{"sku":"t"}})"));
    QVERIFY(page.hasValue());
    const PageImage &image = page.value().images.front();
    QCOMPARE(bytes(image.text[indexOf(ImageField::Sku)]), QByteArray("t"));
    QVERIFY(image.text[indexOf(ImageField::Publisher)].data() == nullptr);
}

void tst_ImageListParser::emptyPages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty list") << QByteArray(R"({"odata.metadata":"x","value":[]})");
    QTest::newRow("no list, but more pages") << QByteArray(R"({"odata.nextLink":"https://h/x"})");
    QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF{\"value\":[]}\r\n");
}

void tst_ImageListParser::emptyPages()
{
    QFETCH(const QByteArray, body);
    const Result<ImagePage> page = parseImagePage(body);
    QVERIFY(page.hasValue());
    QVERIFY(page.value().images.empty());
}

//! A reply that speaks of no images is no empty list, whatever its status says.
void tst_ImageListParser::withoutAListItIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("null") << QByteArray(R"({"value":null})");
    QTest::newRow("an error") << QByteArray(R"({"code":"X","message":{"value":"boom"}})");
    QTest::newRow("an error of the resource manager") << QByteArray(R"({"error":{"code":"x","message":"boom"}})");
}

void tst_ImageListParser::withoutAListItIsNoAnswer()
{
    QFETCH(const QByteArray, body);
    const Result<ImagePage> page = parseImagePage(body);
    QVERIFY(!page.hasValue());
    QCOMPARE(page.error().kind, FailureKind::WrongShape);
    QVERIFY2(page.error().detail.contains(QStringLiteral("value")), qPrintable(page.error().detail));
}

void tst_ImageListParser::badItemsAreKeptApart()
{
    const Result<ImagePage> result =
        parseImagePage(QByteArray(R"({"value":[)") + Ordinary + R"(,"oops",)" + Ordinary + R"(,[1,{}],null]})");
    QVERIFY(result.hasValue());
    const ImagePage &page = result.value();
    QCOMPARE(page.images.size(), 2U);
    QCOMPARE(page.badItems.size(), 3U);
    QCOMPARE(page.badItems[0].index, 1);
    QCOMPARE(page.badItems[0].sample, QStringLiteral("\"oops\""));
    QVERIFY(!page.badItems[0].reason.isEmpty());
    QCOMPARE(page.badItems[1].index, 3);
    QCOMPARE(page.badItems[1].sample, QStringLiteral("[1,{}]"));
    QCOMPARE(page.badItems[2].index, 4);
}

void tst_ImageListParser::unusableReplies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<FailureKind>("kind");
    const auto row = [](const char *name, const QByteArray &body, FailureKind kind) {
        QTest::newRow(name) << body << kind;
    };
    row("empty", "", FailureKind::NotJson);
    row("blank", " \r\n", FailureKind::NotJson);
    row("only a byte-order mark", "\xEF\xBB\xBF", FailureKind::NotJson);
    row("HTML", "<!DOCTYPE html><html><body>Sign in</body></html>", FailureKind::NotJson);
    row("text", "Service unavailable", FailureKind::NotJson);
    row("not UTF-8", "{\"value\":[{\"osType\":\"\xFF\"}]}", FailureKind::NotJson);
    row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6), FailureKind::NotJson);
    row("trailing text", "{\"value\":[]} x", FailureKind::NotJson);
    row("second document", R"({"value":[]}{"value":[]})", FailureKind::NotJson);
    row("bad number in an unknown member", R"({"value":[{"x":01}]})", FailureKind::NotJson);
    row("bad word in an unknown member", R"({"value":[{"x":nul}]})", FailureKind::NotJson);
    row("bad escape in a known member", R"({"value":[{"osType":"\q"}]})", FailureKind::NotJson);
    row("bad escape in an unknown name", R"({"value":[{"\q":1}]})", FailureKind::NotJson);
    row("crossed brackets in an unknown member", R"({"value":[{"x":{"y":[}]}]})", FailureKind::NotJson);
    row("colon in the list", R"({"value":["osType":{}]})", FailureKind::NotJson);
    row("text after a text", R"({"value":[{"osType":"a"b}]})", FailureKind::NotJson);
    row("missing comma between items", R"({"value":[{} {}]})", FailureKind::NotJson);
    row("comma after the last item", R"({"value":[{},]})", FailureKind::NotJson);
    row("cut between items", R"({"value":[{"osType":"a"},)", FailureKind::CutOff);
    row("cut in a text", R"({"value":[{"osType":"a)", FailureKind::CutOff);
    row("cut before the last brace", R"({"value":[{"osType":"a"}])", FailureKind::CutOff);
    row("list at the top", R"([{"osType":"a"}])", FailureKind::WrongShape);
    row("text at the top", R"("no")", FailureKind::WrongShape);
    row("null at the top", "null", FailureKind::WrongShape);
    row("value is an object", R"({"value":{}})", FailureKind::WrongShape);
    row("value is a text", R"({"value":"x"})", FailureKind::WrongShape);
    row("link is a number", R"({"value":[],"odata.nextLink":7})", FailureKind::WrongShape);
    row("link is an object", R"({"odata.nextLink":{}})", FailureKind::WrongShape);
    row("deep in an unknown member", R"({"x":)" + QByteArray(100, '[') + QByteArray(100, ']') + '}',
        FailureKind::TooDeep);
    row("deep in an item", R"({"value":[{"x":)" + QByteArray(62, '[') + QByteArray(62, ']') + "}]}",
        FailureKind::TooDeep);
    row("endlessly deep", QByteArray(1'000'000, '['), FailureKind::TooDeep);
}

void tst_ImageListParser::unusableReplies()
{
    QFETCH(const QByteArray, body);
    QFETCH(const FailureKind, kind);
    const Result<ImagePage> page = parseImagePage(body);
    QVERIFY(!page.hasValue());
    QCOMPARE(page.error().kind, kind);
    QCOMPARE(page.error().stage, FailureStage::Reply);
    QVERIFY(!page.error().detail.isEmpty());
    QVERIFY(page.error().bodySample.size() <= 1024);
}

void tst_ImageListParser::samplesHoldNoSecrets()
{
    const QByteArray secret = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4";
    Redactor redactor;
    redactor.add(Secret(secret));
    // At every place around the cut a half could be left over.
    for (int before = 980; before < 1040; ++before) {
        const QByteArray text(before, 'x');
        const Result<ImagePage> broken = parseImagePage('<' + text + secret, redactor);
        QVERIFY(!broken.error().bodySample.contains(QLatin1StringView("Zm9v")));
        const Result<ImagePage> bad = parseImagePage(pageOf('"' + text + secret + '"'), redactor);
        QVERIFY(!bad.value().badItems.front().sample.contains(QLatin1StringView("Zm9v")));
    }
    for (int before = 65500; before < 65560; ++before)
        QVERIFY(!parseImagePage(QByteArray(before, '<') + secret, redactor)
                     .error()
                     .bodySample.contains(QLatin1StringView("Zm9v")));
}

void tst_ImageListParser::everyPrefixFails()
{
    const QByteArray body =
        R"({"odata.metadata":"m","value":[{"imageReference":{"sku":"s"},"x":[1,null]},7],"odata.nextLink":"l"})";
    QVERIFY(parseImagePage(body).hasValue());
    for (qsizetype length = 1; length < body.size(); ++length) {
        const Result<ImagePage> page = parseImagePage(body.first(length));
        QVERIFY(!page.hasValue());
        QCOMPARE(page.error().kind, FailureKind::CutOff);
    }
}

//! The quick reader and the strict checks together: whatever is damaged, what passes is JSON, and every image's too.
void tst_ImageListParser::whatIsAcceptedIsValidJson()
{
    const QByteArray body =
        R"({"value":[{"imageReference":{"sku":"s\u00e9","x":{"y":[1.5,"\ud83d"]}},"capabilities":["a"],"z":[true,null]},"b"],"odata.nextLink":"l"})";
    const QByteArray letters = "{}[]\",:\\u019-.etrfalsn \n\x01\x80";
    std::mt19937 random(11);
    int accepted = 0;
    for (unsigned i = 0; i < 30'000; ++i) {
        QByteArray damaged = body;
        for (unsigned change = 0; change <= i % 3U; ++change)
            damaged[static_cast<qsizetype>(random() % static_cast<unsigned>(body.size()))] =
                letters[static_cast<qsizetype>(random() % static_cast<unsigned>(letters.size()))];
        const Result<ImagePage> page = parseImagePage(damaged);
        if (!page.hasValue())
            continue;
        ++accepted;
        QVERIFY2(!QJsonDocument::fromJson(damaged).isNull(), damaged.toPercentEncoding(" {}[],:\"").constData());
        for (const PageImage &image : page.value().images)
            QVERIFY2(QJsonDocument::fromJson(bytes(image.json)).isObject(), damaged.constData());
    }
    QVERIFY(accepted > 1000);
}

QTEST_GUILESS_MAIN(tst_ImageListParser)
#include "tst_imagelistparser.moc"
