// SPDX-License-Identifier: Apache-2.0
#include "app/service/replysample.h"

namespace imagebrowser {

namespace {

// Looked at for secrets. Its end may hold the first part of one, which is why so much of it is thrown away again: a
// header with a longer secret would not be accepted by any server.
constexpr std::size_t Window = 64 * 1024;
constexpr qsizetype LongestSecret = 16 * 1024;

//! Never half a mark of the redactor: what begins like a credential would be marked again, and grow.
qsizetype kept(const QString &redactedText)
{
    const qsizetype mark = redactedText.lastIndexOf(Redactor::mark(), ReplySample::MaxLength - 1);
    return mark > ReplySample::MaxLength - Redactor::mark().size() ? mark : ReplySample::MaxLength;
}

} // namespace

ReplySample replySample(std::string_view body, const Redactor &redactor)
{
    const std::string_view window = body.substr(0, Window);
    QString text = QString::fromUtf8(window.data(), static_cast<qsizetype>(window.size()));
    // Searched as a copy without NULs: texts with NULs cannot be shown anyway, and would hide what follows.
    text.replace(QChar(QChar::Null), QChar(QChar::ReplacementCharacter));
    text = redactor.redacted(text);
    if (window.size() < body.size())
        text.chop(LongestSecret);
    ReplySample sample{text.left(kept(text)), text.size() > ReplySample::MaxLength || window.size() < body.size()};
    if (!sample.text.isEmpty() && sample.text.back().isHighSurrogate())
        sample.text.chop(1);
    return sample;
}

} // namespace imagebrowser
