// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagefield.h"

#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <array>
#include <optional>
#include <span>

namespace imagebrowser {

enum class FilterOperator : quint8
{
    Equal,
    NotEqual,
    GreaterThan,
    GreaterOrEqual,
    LessThan,
    LessOrEqual,
    In,
    Contains,
    StartsWith,
    EndsWith,
};

//! What a condition can be about. The first twelve are the ImageField members, in the same order.
enum class FilterField : quint8
{
    Publisher,
    Offer,
    Sku,
    Version,
    NodeAgentSkuId,
    OsType,
    VerificationType,
    BatchSupportEndOfLife,
    ExactVersion,
    VirtualMachineImageId,
    SharedGalleryImageId,
    CommunityGalleryImageId,
    Capabilities, //!< the list; only any() and all() can be asked of it
    Account,
    Capability, //!< one element of the list: the variable `c` inside any() and all()
};

enum class FilterFieldType : quint8
{
    Text,
    TextSet,
    Date,
};

//! One row of the table that parser, builder and evaluator share.
struct FilterFieldInfo
{
    FilterField field = FilterField::Publisher;
    QLatin1StringView wireName; //!< canonical, with the imageReference/ prefix where there is one
    FilterFieldType type = FilterFieldType::Text;
    bool isServiceFilterable = false; //!< the service itself can compare it with eq and ne

    //! wireName without the imageReference/ prefix.
    [[nodiscard]] QLatin1StringView shortName() const;
    //! For people: "Node agent".
    [[nodiscard]] QString label() const;
    [[nodiscard]] std::span<const FilterOperator> operators() const;
    [[nodiscard]] bool allows(FilterOperator op) const;
};

[[nodiscard]] const FilterFieldInfo &filterFieldInfo(FilterField field);
//! The fields a user can choose, in the order of the builder's list. Capability is not among them.
[[nodiscard]] std::span<const FilterField> selectableFilterFields();
//! By wire name, with or without the prefix; case-sensitive, as OData is.
[[nodiscard]] std::optional<FilterField> filterFieldByName(QStringView name);
//! The wire name that differs from \a name only in case or is close to it; empty when nothing is.
[[nodiscard]] QString similarFilterFieldName(QStringView name);
//! Nothing for Capabilities, Account and Capability.
[[nodiscard]] std::optional<ImageField> imageFieldOf(FilterField field);

//! `eq`, `in`, `contains`, …
[[nodiscard]] QLatin1StringView operatorName(FilterOperator op);
//! True for the ones written as functions: contains, startswith, endswith.
[[nodiscard]] bool isFunction(FilterOperator op);

} // namespace imagebrowser
