// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/exportcontext.h"
#include "app/exporting/exportformat.h"

#include <QByteArray>

namespace imagebrowser {

class ApplicationServices;

//! What an ExportDialog exports: which things there are, and how they become a file.
class ExportSubject
{
public:
    enum class Scope : quint8
    {
        Selected,
        Shown,
        All,
    };

    ExportSubject() = default;
    ExportSubject(const ExportSubject &) = delete;
    ExportSubject &operator=(const ExportSubject &) = delete;
    virtual ~ExportSubject() = default;

    //! "Export images"
    [[nodiscard]] virtual QString title() const = 0;
    //! Suggested, without ending.
    [[nodiscard]] virtual QString fileName() const = 0;
    //! What to know before, such as that a list is incomplete; or empty.
    [[nodiscard]] virtual QString warning() const = 0;
    [[nodiscard]] virtual QList<ExportFormat> formats() const = 0;
    [[nodiscard]] virtual std::size_t count(Scope scope) const = 0;
    //! The file with no more than its first things.
    [[nodiscard]] virtual QByteArray beginning(ExportFormat format, Scope scope) const = 0;
    //! The error in one sentence, or an empty text.
    [[nodiscard]] virtual QString write(const QString &path, ExportFormat format, Scope scope) const = 0;

    //! Enough to see the shape; the file itself may have a million.
    static constexpr std::size_t PreviewCount = 3;
};

//! Of the open accounts. All things are all things: the filter had no say then and is left out.
[[nodiscard]] ExportContext exportContext(ApplicationServices &services, ExportSubject::Scope scope);

} // namespace imagebrowser
