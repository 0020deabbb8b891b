// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterfields.h"

#include <QCoreApplication>

#include <algorithm>

namespace imagebrowser {

namespace {

using Type = FilterFieldType;

constexpr std::size_t fieldCount = 15;

const std::array<FilterFieldInfo, fieldCount> &fieldTable()
{
    static constexpr std::array<FilterFieldInfo, fieldCount> table{{
        {FilterField::Publisher, QLatin1StringView("imageReference/publisher"), Type::Text, false},
        {FilterField::Offer, QLatin1StringView("imageReference/offer"), Type::Text, false},
        {FilterField::Sku, QLatin1StringView("imageReference/sku"), Type::Text, false},
        {FilterField::Version, QLatin1StringView("imageReference/version"), Type::Text, false},
        {FilterField::NodeAgentSkuId, QLatin1StringView("nodeAgentSKUId"), Type::Text, true},
        {FilterField::OsType, QLatin1StringView("osType"), Type::Text, true},
        {FilterField::VerificationType, QLatin1StringView("verificationType"), Type::Text, true},
        {FilterField::BatchSupportEndOfLife, QLatin1StringView("batchSupportEndOfLife"), Type::Date, false},
        {FilterField::ExactVersion, QLatin1StringView("imageReference/exactVersion"), Type::Text, false},
        {FilterField::VirtualMachineImageId, QLatin1StringView("imageReference/virtualMachineImageId"), Type::Text,
         false},
        {FilterField::SharedGalleryImageId, QLatin1StringView("imageReference/sharedGalleryImageId"), Type::Text,
         false},
        {FilterField::CommunityGalleryImageId, QLatin1StringView("imageReference/communityGalleryImageId"), Type::Text,
         false},
        {FilterField::Capabilities, QLatin1StringView("capabilities"), Type::TextSet, false},
        {FilterField::Account, QLatin1StringView("account"), Type::Text, false},
        {FilterField::Capability, QLatin1StringView("c"), Type::Text, false},
    }};
    return table;
}

constexpr std::array textOperators{FilterOperator::Equal,    FilterOperator::NotEqual,   FilterOperator::In,
                                   FilterOperator::Contains, FilterOperator::StartsWith, FilterOperator::EndsWith};
constexpr std::array instantOperators{FilterOperator::Equal,       FilterOperator::NotEqual,
                                      FilterOperator::GreaterThan, FilterOperator::GreaterOrEqual,
                                      FilterOperator::LessThan,    FilterOperator::LessOrEqual};

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterFields", text);
}

//! Levenshtein distance, for "did you mean"; both texts are short names.
qsizetype editDistance(const QString &left, const QString &right)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(right.size()) + 1);
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = static_cast<qsizetype>(i);
    for (qsizetype i = 0; i < left.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const qsizetype substitution = diagonal + (left[i] == right[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitution});
        }
    }
    return row.back();
}

} // namespace

QLatin1StringView FilterFieldInfo::shortName() const
{
    const qsizetype slash = wireName.indexOf(u'/');
    return slash < 0 ? wireName : wireName.sliced(slash + 1);
}

QString FilterFieldInfo::label() const
{
    switch (field) {
    case FilterField::Publisher:
        return tr("Publisher");
    case FilterField::Offer:
        return tr("Offer");
    case FilterField::Sku:
        return tr("SKU");
    case FilterField::Version:
        return tr("Version");
    case FilterField::NodeAgentSkuId:
        return tr("Node agent");
    case FilterField::OsType:
        return tr("OS type");
    case FilterField::VerificationType:
        return tr("Verification");
    case FilterField::BatchSupportEndOfLife:
        return tr("Ends");
    case FilterField::ExactVersion:
        return tr("Exact version");
    case FilterField::VirtualMachineImageId:
        return tr("Custom image ID");
    case FilterField::SharedGalleryImageId:
        return tr("Shared gallery image ID");
    case FilterField::CommunityGalleryImageId:
        return tr("Community gallery image ID");
    case FilterField::Capabilities:
        return tr("Capabilities");
    case FilterField::Account:
        return tr("Account");
    case FilterField::Capability:
        return tr("Capability");
    }
    return {};
}

std::span<const FilterOperator> FilterFieldInfo::operators() const
{
    switch (type) {
    case Type::Text:
        return textOperators;
    case Type::Date:
        return instantOperators;
    case Type::TextSet:
        return {};
    }
    return {};
}

bool FilterFieldInfo::allows(FilterOperator op) const
{
    return std::ranges::find(operators(), op) != operators().end();
}

const FilterFieldInfo &filterFieldInfo(FilterField field)
{
    return fieldTable()[static_cast<std::size_t>(field)];
}

std::span<const FilterField> selectableFilterFields()
{
    static constexpr std::array fields{FilterField::OsType,
                                       FilterField::Publisher,
                                       FilterField::Offer,
                                       FilterField::Sku,
                                       FilterField::Version,
                                       FilterField::BatchSupportEndOfLife,
                                       FilterField::Capabilities,
                                       FilterField::NodeAgentSkuId,
                                       FilterField::VerificationType,
                                       FilterField::Account,
                                       FilterField::ExactVersion,
                                       FilterField::VirtualMachineImageId,
                                       FilterField::SharedGalleryImageId,
                                       FilterField::CommunityGalleryImageId};
    return fields;
}

std::optional<FilterField> filterFieldByName(QStringView name)
{
    for (const FilterFieldInfo &info : fieldTable()) {
        if (info.field != FilterField::Capability && (name == info.wireName || name == info.shortName()))
            return info.field;
    }
    return {};
}

QString similarFilterFieldName(QStringView name)
{
    if (name.size() > 64)
        return {};
    const QString wanted = name.mid(name.lastIndexOf(u'/') + 1).toString().toLower();
    QString best;
    qsizetype bestDistance = 3; // two slips are a typo, three another word
    for (const FilterField field : selectableFilterFields()) {
        const QString candidate = filterFieldInfo(field).shortName();
        const qsizetype distance = editDistance(wanted, candidate.toLower());
        if (distance < bestDistance && distance < candidate.size() / 2) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

std::optional<ImageField> imageFieldOf(FilterField field)
{
    if (static_cast<std::size_t>(field) < ImageFieldCount)
        return static_cast<ImageField>(field);
    return {};
}

QLatin1StringView operatorName(FilterOperator op)
{
    static constexpr std::array<QLatin1StringView, 10> names{
        QLatin1StringView("eq"),      QLatin1StringView("ne"),       QLatin1StringView("gt"),
        QLatin1StringView("ge"),      QLatin1StringView("lt"),       QLatin1StringView("le"),
        QLatin1StringView("in"),      QLatin1StringView("contains"), QLatin1StringView("startswith"),
        QLatin1StringView("endswith")};
    return names[static_cast<std::size_t>(op)];
}

bool isFunction(FilterOperator op)
{
    return op == FilterOperator::Contains || op == FilterOperator::StartsWith || op == FilterOperator::EndsWith;
}

} // namespace imagebrowser
