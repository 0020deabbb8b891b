// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/sample/samplecatalog.h"

#include <QString>

#include <vector>

namespace imagebrowser {

//! The `$filter` the service itself understands for this list: osType, verificationType and nodeAgentSKUId with `eq`
//! and `ne`, joined by `and` and `or`, with parentheses. Kept apart from the program's own filter language on purpose:
//! it stands for the other side. Values compare ignoring case.
class SampleFilter
{
public:
    //! The filter, or why the service would refuse it (English, as the service would say it).
    [[nodiscard]] static Result<SampleFilter, QString> parse(const QString &text);

    [[nodiscard]] bool matches(const SampleImage &image) const { return matches(m_root, image); }

private:
    enum class Kind : quint8
    {
        And,
        Or,
        Equal,
        NotEqual
    };
    struct Node
    {
        Kind kind = Kind::And;
        QString SampleImage::*field = nullptr;
        QString value;
        std::vector<Node> children;
    };
    class Parser;

    [[nodiscard]] static bool matches(const Node &node, const SampleImage &image);

    Node m_root; //!< an `and` of nothing: everything matches
};

} // namespace imagebrowser
