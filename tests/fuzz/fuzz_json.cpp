// SPDX-License-Identifier: Apache-2.0
//! The JSON check agrees with simdjson about every text, indenting changes blanks only, and unescaping a text gives
//! what simdjson reads.
#include "app/images/jsonindent.h"
#include "app/service/jsoncheck.h"
#include "app/service/jsontext.h"
#include "tests/fuzz/fuzztarget.h"

#include <QString>

#include <simdjson.h>

using namespace imagebrowser;

namespace {

std::string minified(std::string_view json)
{
    std::string result(json.size(), '\0');
    std::size_t size = 0;
    FUZZ_CHECK(simdjson::minify(json.data(), json.size(), result.data(), size) == simdjson::SUCCESS);
    result.resize(size);
    return result;
}

void checkIndent(std::string_view json)
{
    const std::string indented = indentedJson(json).toStdString();
    FUZZ_CHECK(!checkJson(indented));
    FUZZ_CHECK(minified(indented) == minified(json));
}

void checkText(std::string_view json, std::string_view expected)
{
    const std::size_t begin = json.find('"') + 1;
    std::string text;
    FUZZ_CHECK(unescapeJsonString(json.substr(begin, jsonStringEnd(json, begin) - begin), text));
    FUZZ_CHECK(text == expected);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static simdjson::dom::parser parser;
    std::string json(reinterpret_cast<const char *>(data), size);
    replaceLoneSurrogates(json.data(), json.size());
    const JsonFault fault = checkJson(json);
    FUZZ_CHECK(fault.offset <= json.size());
    FUZZ_CHECK(!fault || !fault.reason.isEmpty());
    const auto parsed = parser.parse(json.data(), json.size());
    // The grammar knows no limits of numbers, simdjson does.
    const bool isTooLargeNumber = parsed.error() == simdjson::NUMBER_ERROR;
    if (fault.kind != JsonFault::Kind::TooDeep)
        FUZZ_CHECK(!fault == !parsed.error() || (!fault && isTooLargeNumber));
    if (fault)
        return 0;
    checkIndent(json);
    std::string_view text;
    if (!parsed.error() && !parsed.get(text))
        checkText(json, text);
    return 0;
}
