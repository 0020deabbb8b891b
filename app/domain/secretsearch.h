// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <vector>

namespace imagebrowser {

//! Text with JSON, HTML and percent escapes undone, also where they lie on top of each other, that remembers where each
//! character came from. A server that quotes a secret rarely does so as it was sent.
class UnescapedText
{
public:
    explicit UnescapedText(const QString &text);

    struct Range
    {
        qsizetype begin = 0; //!< in the original text
        qsizetype end = 0; //!< exclusive
    };
    //! Where \a secret stands: as it is or, when it is long enough to be sure, in other case, wrapped, in the other
    //! alphabet of Base64, or no more than its beginning. In order, not overlapping.
    [[nodiscard]] QList<Range> find(const Secret &secret) const;

private:
    void unescape();
    void findExact(const QString &plain, QList<Range> &ranges) const;
    void findLetters(const QString &plain, QList<Range> &ranges) const;

    QString m_text;
    std::vector<Range> m_origins; //!< by character of m_text
    QString m_letters; //!< letters and digits of m_text, in lower case
    std::vector<Range> m_letterOrigins;
};

} // namespace imagebrowser
