// SPDX-License-Identifier: Apache-2.0
#include "app/differences/imagevalueclasses.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace imagebrowser {

namespace {

std::vector<std::uint32_t> foldedClasses(const TextPool &pool)
{
    std::vector<std::uint32_t> classes(pool.count());
    // Pools whose texts are all their own folding, as Azure's are, keep no second block.
    const bool isFolded = pool.count() > 1 && pool.folded(1).data() == pool.text(1).data();
    std::unordered_map<std::string_view, std::uint32_t> known;
    for (TextPool::Id id = 1; id < classes.size(); ++id)
        classes[id] = isFolded ? id : known.try_emplace(pool.folded(id), id).first->second;
    classes[pool.find("")] = 0;
    return classes;
}

//! Dates by instant, in front of the texts that are no date.
std::vector<std::uint32_t> endDateClasses(const ImageStore &store)
{
    const std::vector<std::uint32_t> &ranks = store.endOfLives().ranks();
    const TextPool &texts = store.texts(ImageField::BatchSupportEndOfLife);
    // That pool keeps the case, for dates have none.
    TextPool foldings;
    std::vector<std::uint32_t> classes(texts.count());
    for (TextPool::Id id = 1; id < classes.size(); ++id) {
        if (ranks[id] == 0 && !texts.text(id).empty())
            classes[id] = foldings.intern(TextPool::fold(texts.text(id)));
    }
    const auto dates = static_cast<std::uint32_t>(classes.size());
    for (std::size_t id = 0; id < classes.size(); ++id) {
        if (ranks[id] != 0)
            classes[id] = ranks[id];
        else if (classes[id] != 0)
            classes[id] += dates;
    }
    return classes;
}

bool isListOfTexts(const QJsonValue &value)
{
    const QJsonArray values = value.toArray();
    return value.isArray()
        && std::all_of(values.begin(), values.end(), [](const QJsonValue &each) { return each.isString(); });
}

//! Takes out the members that are compared by themselves; their odd values stay.
void removeKnown(QJsonObject &object, bool isReference)
{
    const auto remove = [&object](const QString &name, auto isPlain) {
        const QJsonValue value = object.value(name);
        if (value.isNull() || isPlain(value))
            object.remove(name);
    };
    for (const ImageField field : allImageFields()) {
        if (isInImageReference(field) != isReference)
            continue;
        const std::string_view name = wireMember(field);
        remove(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
               [](const QJsonValue &value) { return value.isString(); });
    }
    if (!isReference)
        remove(QStringLiteral("capabilities"), isListOfTexts);
}

//! What \a json has beyond the known members, in one spelling; empty when there is nothing.
QByteArray otherMembersOf(std::string_view json)
{
    QByteArray bytes(json.data(), static_cast<qsizetype>(json.size()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return bytes;
    QJsonObject image = document.object();
    removeKnown(image, false);
    const QString referenceName = QStringLiteral("imageReference");
    if (image.value(referenceName).isObject()) {
        QJsonObject reference = image.value(referenceName).toObject();
        removeKnown(reference, true);
        if (reference.isEmpty())
            image.remove(referenceName);
        else
            image.insert(referenceName, reference);
    }
    return image.isEmpty() ? QByteArray() : QJsonDocument(image).toJson(QJsonDocument::Compact);
}

} // namespace

ImageValueClasses::ImageValueClasses(const ImageStore &store)
    : m_store(store)
{
    for (const ImageField field : allImageFields())
        m_texts[indexOf(field)] = foldedClasses(store.texts(field));
    m_texts[indexOf(ImageField::BatchSupportEndOfLife)] = endDateClasses(store);

    const TextPool &versions = store.texts(ImageField::Version);
    for (TextPool::Id id = 1; id < versions.count(); ++id) {
        if (versions.folded(id) == "latest")
            m_texts[indexOf(ImageField::Version)][id] = 0;
    }
    readCapabilities();
}

void ImageValueClasses::readCapabilities()
{
    const CapabilityPool &pool = m_store.capabilities();
    const std::vector<std::uint32_t> names = foldedClasses(pool.names());
    std::map<std::vector<std::uint32_t>, std::uint32_t> known{{{}, 0}};
    m_capabilities.resize(pool.count());
    for (CapabilityPool::SetId set = 0; set < m_capabilities.size(); ++set) {
        std::vector<std::uint32_t> members;
        for (const TextPool::Id name : pool.members(set))
            members.push_back(names[name]);
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
        m_capabilities[set] =
            known.try_emplace(std::move(members), static_cast<std::uint32_t>(known.size())).first->second;
    }
}

ImageValueClasses::Identity ImageValueClasses::identity(RecordId record) const
{
    Identity identity{};
    for (std::size_t i = 0; i < identityFields.size(); ++i)
        identity[i] = text(record, identityFields[i]);
    return identity;
}

std::uint32_t ImageValueClasses::value(RecordId record, ImageDifference kind)
{
    switch (kind) {
    case ImageDifference::EndDate:
        return text(record, ImageField::BatchSupportEndOfLife);
    case ImageDifference::Verification:
        return text(record, ImageField::VerificationType);
    case ImageDifference::Capabilities:
        return m_capabilities[m_store.capabilitySet(record)];
    case ImageDifference::NodeAgent:
        return text(record, ImageField::NodeAgentSkuId);
    case ImageDifference::Os:
        return text(record, ImageField::OsType);
    case ImageDifference::ExactVersion:
        return text(record, ImageField::ExactVersion);
    case ImageDifference::OtherMembers:
        return otherMembers(record);
    case ImageDifference::Missing:
    case ImageDifference::Copies:
        break;
    }
    return 0;
}

std::uint32_t ImageValueClasses::otherMembers(RecordId record)
{
    const std::string_view json = m_store.receivedJson(record);
    if (json.data() == nullptr)
        return 0;
    const auto known = m_othersOfRecord.find(record);
    if (known != m_othersOfRecord.end())
        return known->second;
    const QByteArray others = otherMembersOf(json);
    const std::uint32_t id =
        others.isEmpty() ? 0 : m_others.intern({others.constData(), static_cast<std::size_t>(others.size())});
    m_othersOfRecord.emplace(record, id);
    return id;
}

} // namespace imagebrowser
