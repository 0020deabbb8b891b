// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"
#include "app/exporting/imageexporter.h"

#include <cstdint>
#include <span>
#include <string>

namespace imagebrowser {

//! The text of a JSON export in parts: its beginning, its images one a line, its end.
class JsonList
{
public:
    //! Up to where the images come; filled with blanks to \a size bytes where it is shorter.
    [[nodiscard]] static std::string beginning(const ExportContext &context, std::size_t size = 0);
    //! Bytes the beginning has at most once the accounts of \a context are listed, whatever comes of it.
    [[nodiscard]] static std::size_t beginningSize(ExportContext context);

    void append(const ExportJob &job, ExportOutput &output);
    //! Images of \a page, of the only account: those that \a mask has not 0 for, or all when it is empty. The same text
    //! as if they had been in a store. Returns how many were written.
    std::size_t append(const ImagePage &page, std::span<const std::uint8_t> mask, ExportOutput &output);
    void end(ExportOutput &output);

private:
    void separate(ExportOutput &output);

    bool m_isEmpty = true;
};

} // namespace imagebrowser
