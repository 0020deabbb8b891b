// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/imageexporter.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace imagebrowser {

//! Writes the content of a file; failed writes are for the output to know.
using ExportWriter = std::function<void(ExportOutput &output)>;

//! False for folders, devices and pipes, which are written to or refused, and where there is no folder.
[[nodiscard]] bool isReplacedWhole(const QString &path);
//! Why there is no export in \a path, in one sentence for people. \a reason is a clause.
[[nodiscard]] QString exportProblem(const QString &path, const QString &reason);

//! Writes \a path whole or not at all: what was there before stays until the new file is complete. The error in one
//! sentence for people, or an empty text.
[[nodiscard]] QString exportToFile(const QString &path, const ExportWriter &writer);
[[nodiscard]] QString exportToFile(const QString &path, ExportFormat format, const ExportJob &job);

//! Writes to a device that is open, such as standard output. The error as above.
[[nodiscard]] QString exportToDevice(QIODevice &device, ExportFormat format, const ExportJob &job);

//! In memory, for previews and the clipboard.
[[nodiscard]] QByteArray exportToBytes(const ExportWriter &writer);
[[nodiscard]] QByteArray exportToBytes(ExportFormat format, const ExportJob &job);

} // namespace imagebrowser
