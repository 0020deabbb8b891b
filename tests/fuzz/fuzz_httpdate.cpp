// SPDX-License-Identifier: Apache-2.0
//! Dates of headers and of images: what is read is written in one form that reads as the same moment. A wait is never
//! negative.
#include "app/domain/instant.h"
#include "app/service/httpdate.h"
#include "tests/fuzz/fuzztarget.h"

using namespace imagebrowser;

namespace {

void checkHttpDate(QByteArrayView text, const QDateTime &now)
{
    const auto date = parseHttpDate(text, now);
    if (!date)
        return;
    FUZZ_CHECK(date->isValid() && date->timeSpec() == Qt::UTC);
    FUZZ_CHECK(parseHttpDate(httpDate(*date), now) == date);
}

void checkRetryAfter(QByteArrayView text, const QDateTime &now)
{
    const auto wait = parseRetryAfter(text, now);
    if (!wait)
        return;
    FUZZ_CHECK(wait->count() >= 0);
    const auto date = parseHttpDate(text.trimmed(), now);
    FUZZ_CHECK(!date || wait->count() == std::max<qint64>(0, now.secsTo(*date)));
    FUZZ_CHECK(date || wait->count() < 1'000'000'000);
}

void checkInstant(std::string_view text)
{
    const auto instant = parseInstant(text);
    FUZZ_CHECK(parseInstant(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))) == instant);
    if (!instant)
        return;
    FUZZ_CHECK(parseInstant(isoInstant(*instant)) == instant);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QDateTime now(QDate(2026, 11, 22), QTime(11, 20, 5), Qt::UTC);
    const auto *text = reinterpret_cast<const char *>(data);
    const QByteArrayView view(text, static_cast<qsizetype>(size));
    checkHttpDate(view, now);
    checkRetryAfter(view, now);
    checkInstant({text, size});
    return 0;
}
