// SPDX-License-Identifier: Apache-2.0
#include "exportfixture.h"

#include "app/exporting/icstext.h"

#include <QTest>

using namespace imagebrowser;

namespace {

//! Content lines with folds undone; checks the line length on the way.
QStringList unfolded(const QByteArray &ics)
{
    QStringList lines;
    for (const QByteArray &line : ics.split('\n')) {
        if (line.isEmpty())
            continue;
        if (!line.endsWith('\r') || line.size() - 1 > 75 || !QString::fromUtf8(line).toUtf8().startsWith(line))
            return {QStringLiteral("bad line: ") + QString::fromUtf8(line)};
        const QByteArray content = line.chopped(1);
        if (content.startsWith(' '))
            lines.last() += QString::fromUtf8(content.mid(1));
        else
            lines.append(QString::fromUtf8(content));
    }
    return lines;
}

QStringList valuesOf(const QStringList &lines, const QString &name)
{
    QStringList values;
    for (const QString &line : lines) {
        if (line.startsWith(name + u':'))
            values.append(line.mid(name.size() + 1));
    }
    return values;
}

} // namespace

class IcsExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneEventForEachDateAndFamily();
    void alarmsComeBefore();
    void uidIsStable();
    void accountsShareAnEvent();
    void countsEveryImage();
    void galleryImagesAreFamiliesByTheirId();
    void caseMakesNoOtherFamily();
    void skipsWhatHasNoDay();
    void isValidWithoutEvents();
    void foldsAndEscapes_data();
    void foldsAndEscapes();
};

void IcsExporterTest::oneEventForEachDateAndFamily()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("canonical", "jammy", "22_04-lts", {.end = "2027-06-30T00:00:00Z"});
    page.add("canonical", "jammy", "22_04-lts-gen2", {.end = "2027-06-30T23:59:59.9999999Z"});
    page.add("canonical", "focal", "20_04-lts", {.end = "2027-06-30T00:00:00Z"});
    page.add("canonical", "jammy", "daily", {.end = "2027-07-01T00:00:00Z"});
    page.add("canonical", "jammy", "zone", {.end = "2027-07-02T01:00:00+02:00"});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    const QByteArray text = fixture.exported(ExportFormat::Ics);
    const QStringList lines = unfolded(text);
    QCOMPARE(lines.first(), QStringLiteral("BEGIN:VCALENDAR"));
    QCOMPARE(lines.last(), QStringLiteral("END:VCALENDAR"));
    QCOMPARE(valuesOf(lines, QStringLiteral("DTSTART;VALUE=DATE")),
             QStringList({QStringLiteral("20270630"), QStringLiteral("20270630"), QStringLiteral("20270701")}));
    QCOMPARE(valuesOf(lines, QStringLiteral("DTEND;VALUE=DATE")).first(), QStringLiteral("20270701"));
    QCOMPARE(valuesOf(lines, QStringLiteral("DTSTAMP")).first(), QStringLiteral("20261122T112005Z"));
    QCOMPARE(valuesOf(lines, QStringLiteral("SUMMARY")),
             QStringList({QStringLiteral("Azure Batch support ends: canonical focal (1 image)"),
                          QStringLiteral("Azure Batch support ends: canonical jammy (2 images)"),
                          QStringLiteral("Azure Batch support ends: canonical jammy (2 images)")}));
    const QString description = valuesOf(lines, QStringLiteral("DESCRIPTION")).at(4);
    QVERIFY(
        description.contains(QStringLiteral("\\n22_04-lts - batch.node.ubuntu 24.04\\, verified\\n22_04-lts-gen2")));
}

void IcsExporterTest::alarmsComeBefore()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("canonical", "jammy", "22_04-lts", {.end = "2027-06-30T00:00:00Z"});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    const QStringList lines = unfolded(fixture.exported(ExportFormat::Ics));
    QCOMPARE(valuesOf(lines, QStringLiteral("TRIGGER")),
             QStringList({QStringLiteral("-P90D"), QStringLiteral("-P30D"), QStringLiteral("-P7D")}));
    QCOMPARE(lines.count(QStringLiteral("BEGIN:VALARM")), qsizetype(3));
    QCOMPARE(lines.count(QStringLiteral("ACTION:DISPLAY")), qsizetype(3));
    QCOMPARE(valuesOf(lines, QStringLiteral("DESCRIPTION")).size(), qsizetype(4));
}

void IcsExporterTest::uidIsStable()
{
    const auto uid = [](const char *offer, const char *end, const char *sku, const QString &account) {
        ExportFixture fixture;
        PageBuilder page;
        page.add("canonical", offer, sku, {.end = end});
        fixture.addAccount(account, page.page());
        fixture.context.exportedAt += std::chrono::hours(sku[0]);
        return valuesOf(unfolded(fixture.exported(ExportFormat::Ics)), QStringLiteral("UID")).value(0);
    };
    const QString contoso = QStringLiteral("contoso");
    const QString first = uid("jammy", "2027-06-30T00:00:00Z", "a", contoso);
    QVERIFY(first.endsWith(QStringLiteral("@batch-image-browser")));
    QCOMPARE(uid("jammy", "2027-06-30T12:00:00Z", "b", contoso), first);
    QVERIFY(uid("focal", "2027-06-30T00:00:00Z", "a", contoso) != first);
    QVERIFY(uid("jammy", "2027-07-01T00:00:00Z", "a", contoso) != first);
    QVERIFY(uid("jammy", "2027-06-30T00:00:00Z", "a", QStringLiteral("fabrikam")) != first);
}

void IcsExporterTest::accountsShareAnEvent()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("canonical", "jammy", "22_04-lts", {.end = "2027-06-30T00:00:00Z"});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    fixture.addAccount(QStringLiteral("fabrikam"), page.page(), false);
    const QStringList lines = unfolded(fixture.exported(ExportFormat::Ics));
    QCOMPARE(lines.count(QStringLiteral("BEGIN:VEVENT")), qsizetype(1));
    const QString description = valuesOf(lines, QStringLiteral("DESCRIPTION")).first();
    QVERIFY(description.contains(QStringLiteral("(contoso\\, fabrikam)")));
    QVERIFY(description.contains(QStringLiteral("incomplete")));
    QVERIFY(lines.contains(QStringLiteral("X-BATCH-IMAGE-BROWSER-COMPLETE:FALSE")));
}

void IcsExporterTest::countsEveryImage()
{
    const char *const end = "2027-06-30T00:00:00Z";
    PageBuilder page;
    page.add("canonical", "jammy", "22", {.end = end, .version = "1.0"});
    page.add("canonical", "jammy", "22", {.end = end, .version = "2.0"});
    page.add("canonical", "jammy", "22", {.end = end, .agent = "batch.node.debian 12", .version = "2.0"});
    page.add("canonical", "jammy", "22", {.end = end, .version = "2.0", .exactVersion = "2.0.1"});
    ExportFixture one;
    one.addAccount(QStringLiteral("contoso"), page.page());
    QStringList lines = unfolded(one.exported(ExportFormat::Ics));
    QCOMPARE(valuesOf(lines, QStringLiteral("SUMMARY")),
             QStringList{QStringLiteral("Azure Batch support ends: canonical jammy (4 images)")});
    QVERIFY(valuesOf(lines, QStringLiteral("DESCRIPTION"))
                .first()
                .endsWith(QStringLiteral("\\n22 1.0 - batch.node.ubuntu 24.04\\, verified"
                                         "\\n22 2.0 - batch.node.debian 12\\, verified"
                                         "\\n22 2.0 - batch.node.ubuntu 24.04\\, verified"
                                         "\\n22 2.0 - batch.node.ubuntu 24.04\\, verified")));

    ExportFixture two;
    two.addAccount(QStringLiteral("contoso"), page.page());
    two.addAccount(QStringLiteral("fabrikam"), page.page());
    lines = unfolded(two.exported(ExportFormat::Ics));
    QVERIFY(valuesOf(lines, QStringLiteral("SUMMARY")).first().endsWith(QStringLiteral("(8 images)")));
}

void IcsExporterTest::galleryImagesAreFamiliesByTheirId()
{
    const char *const end = "2027-06-30T00:00:00Z";
    ExportFixture fixture;
    PageBuilder page;
    page.add("", "", "", {.end = end, .version = "", .galleryId = "/galleries/a/images/two"});
    page.add("", "", "", {.end = end, .version = "", .galleryId = "/galleries/a/images/one"});
    page.add("", "", "", {.end = end, .version = "", .galleryId = "/Galleries/A/images/TWO"});
    page.add("", "", "", {.end = end, .version = ""});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    const QStringList lines = unfolded(fixture.exported(ExportFormat::Ics));
    QCOMPARE(valuesOf(lines, QStringLiteral("SUMMARY")),
             QStringList({QStringLiteral("Azure Batch support ends: images without a name (1 image)"),
                          QStringLiteral("Azure Batch support ends: /galleries/a/images/one (1 image)"),
                          QStringLiteral("Azure Batch support ends: /galleries/a/images/two (2 images)")}));
    QVERIFY(lines.filter(QStringLiteral("DESCRIPTION"))
                .join(u' ')
                .contains(QStringLiteral("\\n/galleries/a/images/one - batch.node.ubuntu 24.04")));
    QStringList uids = valuesOf(lines, QStringLiteral("UID"));
    uids.removeDuplicates();
    QCOMPARE(uids.size(), qsizetype(3));
}

void IcsExporterTest::caseMakesNoOtherFamily()
{
    const auto lines = [](const char *publisher, const char *offer) {
        ExportFixture fixture;
        PageBuilder page;
        page.add(publisher, offer, "20", {.end = "2027-06-30T00:00:00Z"});
        page.add("canonical", "jammy", "22", {.end = "2027-06-30T00:00:00Z"});
        fixture.addAccount(QStringLiteral("contoso"), page.page());
        return unfolded(fixture.exported(ExportFormat::Ics));
    };
    const QStringList mixed = lines("Canonical", "JAMMY");
    QCOMPARE(valuesOf(mixed, QStringLiteral("SUMMARY")),
             QStringList{QStringLiteral("Azure Batch support ends: Canonical JAMMY (2 images)")});
    // What was imported before must not come a second time.
    QCOMPARE(valuesOf(mixed, QStringLiteral("UID")),
             QStringList{QStringLiteral("fe6b7f09ef5a49fab39e2001e5a2bc54e4ccd79f@batch-image-browser")});
    QCOMPARE(valuesOf(lines("canonical", "jammy"), QStringLiteral("UID")), valuesOf(mixed, QStringLiteral("UID")));
}

void IcsExporterTest::skipsWhatHasNoDay()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("a", "b", "c");
    page.add("a", "b", "d", {.end = "some day"});
    page.add("a", "b", "e", {.end = "9999-12-31T00:00:00Z"});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    const QStringList lines = unfolded(fixture.exported(ExportFormat::Ics));
    QCOMPARE(valuesOf(lines, QStringLiteral("DTSTART;VALUE=DATE")), QStringList({QStringLiteral("99991231")}));
    QVERIFY(valuesOf(lines, QStringLiteral("DTEND;VALUE=DATE")).isEmpty());
}

void IcsExporterTest::isValidWithoutEvents()
{
    ExportFixture fixture;
    fixture.addAccount(QStringLiteral("contoso"), PageBuilder().page());
    const QStringList lines = unfolded(fixture.exported(ExportFormat::Ics));
    QVERIFY(lines.contains(QStringLiteral("BEGIN:VTIMEZONE")));
    QVERIFY(!lines.contains(QStringLiteral("BEGIN:VEVENT")));
}

void IcsExporterTest::foldsAndEscapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("short", QStringLiteral("a"));
    for (const int length : {73, 74, 75, 147, 148, 149})
        same(qPrintable(QStringLiteral("%1 octets").arg(length + 2)), QString(length, u'x'));
    same("two octets each", QString(100, u'é'));
    same("three octets each", QString(100, u'日'));
    same("four octets each", QStringLiteral("😀").repeated(60));
    QTest::newRow("special") << "a;b,c\\d"
                             << "a\\;b\\,c\\\\d";
    QTest::newRow("line breaks") << "a\r\nb\nc\rd"
                                 << "a\\nb\\nc\\nd";
    QTest::newRow("controls") << QString(QLatin1String("a\0\x01\x7f\tb", 6)) << "a b";
}

void IcsExporterTest::foldsAndEscapes()
{
    QFETCH(QString, text);
    std::string out;
    IcsWriter(out).text("X", text.toStdString());
    const QStringList lines = unfolded(QByteArray::fromStdString(out));
    QCOMPARE(lines.size(), qsizetype(1));
    QFETCH(QString, value);
    QCOMPARE(lines.first(), QString(QStringLiteral("X:") + value));
}

QTEST_GUILESS_MAIN(IcsExporterTest)
#include "tst_icsexporter.moc"
