// SPDX-License-Identifier: Apache-2.0
#include "app/service/imagelistparser.h"

#include "app/service/imagepagereader.h"
#include "app/service/jsoncheck.h"
#include "app/service/jsontext.h"
#include "app/service/replysample.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::ImageListParser)
};

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

FailureKind kindOf(JsonFault::Kind kind)
{
    switch (kind) {
    case JsonFault::Kind::CutOff:
        return FailureKind::CutOff;
    case JsonFault::Kind::TooDeep:
        return FailureKind::TooDeep;
    case JsonFault::Kind::Invalid:
    case JsonFault::Kind::None:
        break;
    }
    return FailureKind::NotJson;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

//! Why \a json was not read. The quick reader only says that something is wrong; this takes its time to say what.
BatchError diagnosis(std::string_view json, const QString &shapeProblem, const Redactor &redactor)
{
    BatchError error;
    error.stage = FailureStage::Reply;
    const ReplySample sample = replySample(json, redactor);
    error.bodySample = sample.text;
    error.bodySampleIsCut = sample.isCut;
    if (isBlank(json)) {
        error.kind = FailureKind::NotJson;
        error.detail = Text::tr("The reply has no content.");
        return error;
    }
    const JsonFault fault = checkJson(json);
    if (!fault) {
        error.kind = FailureKind::WrongShape;
        error.detail = shapeProblem;
        return error;
    }
    error.kind = kindOf(fault.kind);
    error.detail = error.kind == FailureKind::CutOff
        ? Text::tr("The reply stops after byte %1, in the middle of its JSON.").arg(fault.offset)
        : Text::tr("At byte %1: %2.").arg(QString::number(fault.offset), fault.reason);
    return error;
}

} // namespace

Result<ImagePage> parseImagePage(QByteArray body, const Redactor &redactor)
{
    ImagePage page;
    page.body = std::move(body);
    page.body.reserve(page.body.size() + ImagePageReader::Padding);
    char *const begin = page.body.data();
    const auto size = static_cast<std::size_t>(page.body.size());
    // Before anything looks into the body: the raw JSON of an image is exported as it stands here.
    replaceLoneSurrogates(begin, size);
    std::string_view json(begin, size);
    if (json.starts_with(ByteOrderMark))
        json.remove_prefix(ByteOrderMark.size());

    ImagePageReader reader(page, redactor);
    if (!reader.read(json))
        return diagnosis(json, reader.shapeProblem(), redactor);
    return page;
}

} // namespace imagebrowser
