// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace imagebrowser {

//! \a text with everything escaped that Markdown or HTML would act on, in one line.
[[nodiscard]] std::string markdownText(const QString &text);

//! One row of a table in GitHub's Markdown, cell after cell.
class MarkdownRow
{
public:
    //! Appends to \a out, which outlives it.
    explicit MarkdownRow(std::string &out);

    void cell(std::string_view text);
    void cell(const QString &text) { cell(std::string_view(text.toStdString())); }
    //! A cell of the line below the header.
    void rule() { m_out += " --- |"; }
    void end() { m_out += '\n'; }

private:
    std::string &m_out;
};

} // namespace imagebrowser
