// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commandlineoptions.h"
#include "app/domain/batcherror.h"

class QIODevice;

namespace imagebrowser {

//! Writes what people and scripts read on standard error: failures as text (one clear line, then details) or as one
//! JSON object a line, and notes as text. Control characters from a server never reach the terminal.
class ErrorWriter
{
public:
    //! \a device outlives this.
    ErrorWriter(QIODevice &device, ErrorFormat format);

    [[nodiscard]] ErrorFormat format() const { return m_format; }

    using Advice = QString (*)(const BatchError &);
    //! What to do next is asked of \a advice from now on, not of batchErrorAdvice().
    void setAdvice(Advice advice) { m_advice = advice; }

    //! A failure of the service or the way to it.
    void writeError(const BatchError &error);
    //! Any other failure. \a kind is stable, for scripts: "usage", "export", "sample".
    void writeFailure(const QString &kind, const QString &sentence);
    //! What is not as it should be, though the run goes on: "settings".
    void writeNotice(const QString &sentence);
    //! What a script has to know too, though nothing failed. \a kind is stable: "stopped", "endsUnreadable".
    void writeEvent(const QString &kind, const QString &sentence);
    //! Not a failure: progress, hints. Left out of JSON output, which is for machines.
    void writeNote(const QString &sentence);
    //! One JSON object or, in text, \a lines.
    void writeFinding(const QJsonObject &object, const QStringList &lines);

private:
    void writeLine(const QString &text);

    QIODevice &m_device;
    ErrorFormat m_format;
    Advice m_advice;
};

} // namespace imagebrowser
