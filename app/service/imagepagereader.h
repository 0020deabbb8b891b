// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"
#include "app/domain/secret.h"

#include <QString>

#include <string_view>

namespace imagebrowser {

//! The quick way through a page: one pass with simdjson on demand, no copies of texts. What on-demand parsing skips
//! unchecked (unknown values, numbers, escapes) is checked with checkJson, so that read() is true only for valid JSON.
class ImagePageReader
{
public:
    //! Readable bytes needed after the text.
    static constexpr qsizetype Padding = 64;

    //! Secrets that \a redactor knows are taken out of the samples of bad items.
    ImagePageReader(ImagePage &page, const Redactor &redactor)
        : m_page(page)
        , m_redactor(redactor)
    {
    }

    //! Fills the page with views into \a json, which lies in the page's body. False when it is not valid JSON or
    //! not a page; the page is then incomplete and to be thrown away.
    [[nodiscard]] bool read(std::string_view json);

    //! After a false read(): what is wrong with the shape, provided that the JSON is valid.
    [[nodiscard]] const QString &shapeProblem() const { return m_shapeProblem; }

private:
    class Walk;

    ImagePage &m_page;
    const Redactor &m_redactor;
    QString m_shapeProblem;
};

} // namespace imagebrowser
