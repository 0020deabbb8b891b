// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace imagebrowser {

//! What generated lists look like.
enum class ListShape : quint8
{
    Usual, //!< 60 to 70 images an account out of one catalogue, with small differences between accounts
    Distinct, //!< every publisher, offer, SKU, version, node agent and end of life occurs once
};

//! One image of a generated list, as the texts of its members.
struct GeneratedImage
{
    QByteArray publisher;
    QByteArray offer;
    QByteArray sku;
    QByteArray version;
    QByteArray nodeAgent;
    QByteArray osType;
    QByteArray verification;
    QByteArray end; //!< empty: no such member
    QList<QByteArray> capabilities; //!< empty: no such member
};

//! Long lists for tests and benchmarks of size. The image at an index is always the same, whatever is asked before, so
//! that what the program makes of a list can be worked out again without it.
class GeneratedLists
{
public:
    //! Distinct lists have no more.
    static constexpr std::size_t MaxCount = 1'000'003;

    explicit GeneratedLists(ListShape shape)
        : m_shape(shape)
    {
    }

    [[nodiscard]] GeneratedImage image(std::size_t index) const;
    //! Accounts follow each other: which one the image at \a index belongs to.
    [[nodiscard]] static std::size_t accountOf(std::size_t index);

    //! The images from \a first on as a reply, laid out as the service does.
    [[nodiscard]] QByteArray page(std::size_t first, std::size_t count, const QByteArray &nextLink = {}) const;
    //! The same as the parser gives it.
    [[nodiscard]] ImagePage parsedPage(std::size_t first, std::size_t count) const;

private:
    [[nodiscard]] GeneratedImage usualImage(std::size_t index) const;
    [[nodiscard]] GeneratedImage distinctImage(std::size_t index) const;

    ListShape m_shape;
};

} // namespace imagebrowser
