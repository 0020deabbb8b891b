// SPDX-License-Identifier: Apache-2.0
//! A filter text is refused at a place inside it, or read as a tree whose text reads as the same tree. The fast
//! evaluation, the reference, and the service's part with the local part all say the same about every image.
#include "app/filter/filterevaluator.h"
#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"
#include "app/filter/servicefilter.h"
#include "app/service/imagelistparser.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/filtermatch.h"

using namespace imagebrowser;

namespace {

const Instant now = parseInstant(std::string_view("2026-11-22T11:20:05Z")).value_or(Instant());

//! Images in two accounts, with absent and odd values.
struct Images
{
    ImageStore store;
    std::vector<ImageInformation> values;

    Images()
    {
        const QByteArray page = R"({"value":[
            {"nodeAgentSKUId":"batch.node.ubuntu 22.04","imageReference":{"publisher":"canonical","offer":"it's","sku":"22_04-LTS",
             "version":"latest"},"osType":"linux","verificationType":"verified","capabilities":["DockerCompatible","NvidiaTeslaDriverInstalled"],
             "batchSupportEndOfLife":"2027-01-12T00:00:00Z"},
            {"nodeAgentSKUId":"batch.node.windows amd64","imageReference":{"publisher":"MicrosoftWindowsServer","offer":"","sku":"2022"},
             "osType":"windows","verificationType":"unverified","batchSupportEndOfLife":"soon"},
            {"nodeAgentSKUId":"BATCH.NODE.UBUNTU 22.04","osType":"Linux","verificationType":"Verified","capabilities":[],
             "batchSupportEndOfLife":"2026-11-22T11:20:05.0000001Z","imageReference":{"publisher":"Stra\u00dfe \u0130\u03a3"}},
            {}]})";
        for (const char16_t *name : {u"contoso", u"Fabrikam"}) {
            const auto parsed = parseImagePage(page);
            FUZZ_CHECK(parsed.hasValue());
            FUZZ_CHECK(store.append(store.addListing(QString::fromUtf16(name)), parsed.value()));
        }
        for (RowId row = 0; row < store.rowCount(); ++row)
            values.push_back(store.image(row));
    }
};

void checkAnswers(const FilterExpression &expression)
{
    static const Images images;
    const FilterMask fast = evaluateFilter(expression, images.store, now);
    const ServiceFilter split = splitForService(expression);
    const auto sent = parseFilter(split.sent);
    FUZZ_CHECK(sent.hasValue());
    for (RowId row = 0; row < images.store.rowCount(); ++row) {
        const ImageInformation &image = images.values[row];
        const bool expected = filterMatches(expression, image, now);
        FUZZ_CHECK(fast.test(images.store, row) == expected);
        FUZZ_CHECK((filterMatches(sent.value(), image, now) && filterMatches(split.local, image, now)) == expected);
    }
}

void checkText(const FilterExpression &expression)
{
    const QString text = filterText(expression);
    const auto again = parseFilter(text);
    FUZZ_CHECK(again.hasValue());
    FUZZ_CHECK(again.value().isEquivalentTo(expression));
    FUZZ_CHECK(filterText(again.value()) == text);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto parsed = parseFilter(text);
    if (!parsed) {
        const FilterError &error = parsed.error();
        FUZZ_CHECK(error.position >= 0 && error.length >= 0 && error.position + error.length <= text.size());
        FUZZ_CHECK(!error.expected.isEmpty() && !error.found.isEmpty());
        FUZZ_CHECK(!error.message().contains(QLatin1Char('\n')));
        return 0;
    }
    checkText(parsed.value());
    checkAnswers(parsed.value());
    return 0;
}
