// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace imagebrowser {

//! Why a filter text cannot be read: the first place that is wrong, and what should stand there.
struct FilterError
{
    qsizetype position = 0; //!< 0-based, in UTF-16 code units; may be the end of the text
    qsizetype length = 0; //!< of what is wrong; 0 at the end of the text
    QString expected; //!< "a field name"
    QString found; //!< "'eq'", "the end"; printable
    QString hint; //!< one more sentence, or empty

    //! One line: "Character 8: expected a quoted text, found the end." Counts from 1, as people do.
    [[nodiscard]] QString message() const;

    bool operator==(const FilterError &) const = default;
};

} // namespace imagebrowser
