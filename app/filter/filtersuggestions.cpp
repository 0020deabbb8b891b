// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filtersuggestions.h"

#include "app/images/naturalorder.h"

#include <algorithm>
#include <unordered_set>

namespace imagebrowser {

namespace {

QStringList distinctTexts(const TextPool &pool, qsizetype limit)
{
    std::vector<TextPool::Id> ids;
    std::unordered_set<std::string_view> seen;
    for (TextPool::Id id = 1; id < pool.count() && static_cast<qsizetype>(ids.size()) < limit; ++id) {
        if (!pool.text(id).empty() && seen.insert(pool.folded(id)).second)
            ids.push_back(id);
    }
    std::ranges::sort(ids, [&pool](TextPool::Id left, TextPool::Id right) {
        return compareNatural(pool.folded(left), pool.folded(right)) < 0;
    });
    QStringList texts;
    for (const TextPool::Id id : ids)
        texts.append(pool.string(id));
    return texts;
}

} // namespace

QStringList filterSuggestions(const ImageStore &store, FilterField field, qsizetype limit)
{
    if (field == FilterField::Capabilities || field == FilterField::Capability)
        return distinctTexts(store.capabilities().names(), limit);
    if (field == FilterField::Account) {
        TextPool names;
        for (ListingId listing = 0; listing < store.listingCount(); ++listing)
            if (store.isListingShown(listing))
                (void)names.intern(store.accountName(listing).toStdString());
        return distinctTexts(names, limit);
    }
    const auto imageField = imageFieldOf(field);
    if (!imageField || filterFieldInfo(field).type != FilterFieldType::Text)
        return {};
    return distinctTexts(store.texts(*imageField), limit);
}

} // namespace imagebrowser
