// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/exportcontext.h"
#include "app/exporting/exportformat.h"
#include "app/exporting/exportoutput.h"
#include "app/images/imagestore.h"

#include <memory>
#include <span>

namespace imagebrowser {

//! Which images go out, in which order, and what is said about them.
struct ExportJob
{
    const ImageStore &store;
    std::span<const RowId> rows;
    const ExportContext &context;

    //! UTF-8; a null view when the image has no such text.
    [[nodiscard]] std::string_view text(RowId row, ImageField field) const
    {
        return store.texts(field).text(store.textId(store.record(row), field));
    }
    [[nodiscard]] const QString &account(RowId row) const { return store.accountName(store.listing(row)); }
    //! Of an image that is not from the marketplace: the first id it has; else empty.
    [[nodiscard]] std::string_view galleryId(RowId row) const;
};

//! Writes images in one format. Without state: one object serves any number of exports. UTF-8 without a byte-order
//! mark.
class ImageExporter
{
public:
    ImageExporter() = default;
    ImageExporter(const ImageExporter &) = delete;
    ImageExporter &operator=(const ImageExporter &) = delete;
    virtual ~ImageExporter() = default;

    //! Failed writes are for \a output to know.
    virtual void write(const ExportJob &job, ExportOutput &output) const = 0;
};

[[nodiscard]] std::unique_ptr<ImageExporter> makeImageExporter(ExportFormat format);

//! "batch-image-browser 0.1.0"
[[nodiscard]] QString exportGenerator();

} // namespace imagebrowser
