// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"
#include "app/images/imagestore.h"

#include <QList>
#include <QStringList>

namespace imagebrowser {

//! An image to use in place of one whose support ends.
struct ImageSuggestion
{
    RowId row = 0;
    //! Why this one, in a few words each: "same offer", "no date", "generation 2", "verified".
    QStringList reasons;
};

//! Other SKUs of the same publisher and offer.
struct ImageSiblings
{
    //! In the order people expect ("8" before "10"); at most ImageSiblings::Limit.
    QList<RowId> rows;
    //! How many there are, rows or not.
    qsizetype total = 0;

    static constexpr qsizetype Limit = 50;
};

//! What to move to from the image of \a row, best first, at most three; empty when it has no readable end, or when
//! nothing in its own listing is sure to fit. A wrong suggestion costs more than none, so all of this must hold: same
//! OS type, VM generation, purpose (edition, HPC, containers, confidential, …) and node agent platform; every
//! capability the image has, and none that restricts its use or makes a plain image a special one; same maker, or the
//! successor that Batch announced; an OS version not older; no end date, or a later one that is not within the warning
//! time. Unverified images are offered only when no verified one fits. Looks at the rows of one listing, once.
[[nodiscard]] QList<ImageSuggestion> imageSuggestions(const ImageStore &store, RowId row, Instant now,
                                                      const EndOfLifeThresholds &thresholds = {});

[[nodiscard]] ImageSiblings imageSiblings(const ImageStore &store, RowId row);

} // namespace imagebrowser
