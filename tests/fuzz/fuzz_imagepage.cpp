// SPDX-License-Identifier: Apache-2.0
//! A page is read whole or refused with a reason; what was read says the same as an independent JSON parser, in the
//! store and in an export too.
#include "app/exporting/exportfile.h"
#include "app/service/imagelistparser.h"
#include "app/service/jsoncheck.h"
#include "tests/fuzz/fuzztarget.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <numeric>

using namespace imagebrowser;

namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

//! Qt drops a byte-order mark at the start of UTF-8, whatever the text is.
QString asRead(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8);
}

QByteArray withoutMark(const QByteArray &body)
{
    return body.startsWith("\xEF\xBB\xBF") ? body.sliced(3) : body;
}

void checkRefusal(const QByteArray &body, const BatchError &error)
{
    const JsonFault fault = checkJson(viewOf(withoutMark(body)));
    const bool isBlank = withoutMark(body).trimmed().isEmpty();
    FUZZ_CHECK(error.stage == FailureStage::Reply);
    FUZZ_CHECK(!error.detail.isEmpty());
    FUZZ_CHECK(error.bodySample.size() <= 1024);
    FUZZ_CHECK(isBlank || (error.kind == FailureKind::WrongShape) == !fault);
    FUZZ_CHECK((error.kind == FailureKind::CutOff) == (fault.kind == JsonFault::Kind::CutOff && !isBlank));
    FUZZ_CHECK((error.kind == FailureKind::TooDeep) == (fault.kind == JsonFault::Kind::TooDeep));
}

void checkTexts(const ImagePage &page, const PageImage &image, const QJsonObject &expected)
{
    const QJsonObject reference = expected.value(QLatin1String("imageReference")).toObject();
    for (const ImageField field : allImageFields()) {
        const QString name =
            QString::fromUtf8(wireMember(field).data(), static_cast<qsizetype>(wireMember(field).size()));
        const QJsonValue value = (isInImageReference(field) ? reference : expected).value(name);
        const std::string_view text = image.text[indexOf(field)];
        FUZZ_CHECK((text.data() != nullptr) == value.isString());
        FUZZ_CHECK(asRead(bytesOf(text)) == asRead(value.toString().toUtf8()));
    }
    QStringList names;
    for (const QJsonValue &entry : expected.value(QLatin1String("capabilities")).toArray()) {
        if (entry.isString())
            names.append(entry.toString());
    }
    FUZZ_CHECK(image.hasCapabilities == expected.value(QLatin1String("capabilities")).isArray());
    FUZZ_CHECK(image.capabilityCount == static_cast<std::size_t>(names.size()));
    for (std::size_t i = 0; i < image.capabilityCount; ++i)
        FUZZ_CHECK(asRead(bytesOf(page.capabilities[image.firstCapability + i]))
                   == asRead(names[static_cast<qsizetype>(i)].toUtf8()));
}

//! \a value without a byte-order mark at the start of a text or name: Qt drops it there, unless the text has an escape.
QJsonValue withoutMarks(const QJsonValue &value)
{
    const QString mark(QChar(0xFEFF));
    const auto cleaned = [&mark](const QString &text) { return text.startsWith(mark) ? text.sliced(1) : text; };
    if (value.isString())
        return cleaned(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &entry : value.toArray())
            array.append(withoutMarks(entry));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it)
        object.insert(cleaned(it.key()), withoutMarks(it.value()));
    return object;
}

bool saySame(const QByteArray &json, const QJsonDocument &expected)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document == expected || withoutMarks(document.object()) == withoutMarks(expected.object());
}

//! Every image is in the store and in an export as it was in the page.
void checkKept(const ImagePage &page, const std::vector<QJsonDocument> &expected)
{
    ImageStore store;
    const ListingId listing = store.addListing(QStringLiteral("contoso"));
    FUZZ_CHECK(store.append(listing, page));
    FUZZ_CHECK(store.rowCount() == page.images.size());
    std::vector<RowId> rows(store.rowCount());
    std::iota(rows.begin(), rows.end(), RowId(0));
    const ExportContext context{{}, {}, {ExportAccount{QStringLiteral("contoso"), {}, {}, {}, true, 0}}};
    QList<QByteArray> lines = exportToBytes(ExportFormat::NdJson, {store, rows, context}).split('\n');
    FUZZ_CHECK(lines.takeLast().isEmpty());
    FUZZ_CHECK(lines.size() == static_cast<qsizetype>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QByteArray &line = lines[static_cast<qsizetype>(i)];
        FUZZ_CHECK(!checkJson(viewOf(line)));
        FUZZ_CHECK(saySame(line, expected[i]));
        FUZZ_CHECK(saySame(store.json(rows[i]), expected[i]));
    }
}

void checkPage(const ImagePage &page)
{
    const QByteArray json = withoutMark(page.body);
    FUZZ_CHECK(!checkJson(viewOf(json)));
    std::vector<QJsonDocument> images;
    for (const PageImage &image : page.images) {
        FUZZ_CHECK(image.json.data() >= page.body.constData()
                   && image.json.data() + image.json.size() <= page.body.constData() + page.body.size());
        const QJsonDocument parsed = QJsonDocument::fromJson(bytesOf(image.json));
        // QJsonDocument refuses numbers that are too large for it.
        if (parsed.isObject())
            checkTexts(page, image, parsed.object());
        images.push_back(parsed);
    }
    const QJsonObject whole = QJsonDocument::fromJson(json).object();
    // An object of Qt holds a member once; with two lists it cannot be compared.
    if (!whole.isEmpty() && json.count("\"value\"") == 1 && !json.contains('\\')) {
        const auto items = static_cast<std::size_t>(whole.value(QLatin1String("value")).toArray().size());
        FUZZ_CHECK(items == page.images.size() + page.badItems.size());
    }
    checkKept(page, images);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<ImagePage> result = parseImagePage(body);
    if (result)
        checkPage(result.value());
    else
        checkRefusal(body, result.error());
    return 0;
}
