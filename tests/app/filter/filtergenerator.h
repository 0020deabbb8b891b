// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"
#include "app/filter/filterexpression.h"

#include <QRandomGenerator>
#include <QStringList>

namespace imagebrowser {

//! Random filters and images over a small vocabulary with the awkward cases in it, so that they meet often. Same seed,
//! same sequence.
class FilterGenerator
{
public:
    explicit FilterGenerator(quint32 seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }

    [[nodiscard]] FilterExpression expression(int depth = 3) { return FilterExpression(group(depth, false)); }
    //! Only what the service knows, mixed now and then with what it does not.
    [[nodiscard]] FilterExpression serviceLikeExpression() { return FilterExpression(serviceNode(3)); }

    [[nodiscard]] ImagePage page(int images)
    {
        ImagePage page;
        for (int i = 0; i < images; ++i)
            page.images.push_back(image(page));
        return page;
    }

    [[nodiscard]] FilterMoment moment()
    {
        static const QStringList dates{QStringLiteral("2026-11-22"),
                                       QStringLiteral("2026-11-23"),
                                       QStringLiteral("2027-01-12"),
                                       QStringLiteral("2027-01-12T00:00:00Z"),
                                       QStringLiteral("2027-01-12T12:30:00.0000001Z"),
                                       QStringLiteral("2026-11-22T11:20:05Z"),
                                       QStringLiteral("2019-11-01T00:00:00Z")};
        FilterMoment moment;
        moment.base = static_cast<FilterMoment::Base>(below(4));
        const QString &date =
            dates.at(moment.base == FilterMoment::Base::Day ? below(3) : below(static_cast<int>(dates.size())));
        if (moment.base == FilterMoment::Base::Day || moment.base == FilterMoment::Base::Exact)
            moment.instant = *parseInstant(date);
        if (chance(50))
            moment.offset = chance(80) ? Ticks(std::chrono::days(below(800) - 400))
                                       : Ticks(std::chrono::minutes(below(10'000) - 5'000));
        return moment;
    }

private:
    [[nodiscard]] FilterNode node(int depth, bool isLambda)
    {
        FilterNode node = depth > 0 && chance(35) ? group(depth - 1, isLambda) : leaf(depth, isLambda);
        node.isEnabled = !chance(5);
        return node;
    }

    [[nodiscard]] FilterNode group(int depth, bool isLambda)
    {
        static constexpr std::array kinds{FilterNode::Kind::All, FilterNode::Kind::Any, FilterNode::Kind::None};
        FilterNode group = FilterNode::group(kinds[static_cast<std::size_t>(below(3))]);
        for (int i = below(10) == 0 ? 0 : 1 + below(3); i > 0; --i)
            group.children.push_back(node(depth, isLambda));
        return group;
    }

    [[nodiscard]] FilterNode leaf(int depth, bool isLambda)
    {
        if (isLambda)
            return textCondition(FilterField::Capability);
        const auto fields = selectableFilterFields();
        const FilterField field = fields[static_cast<std::size_t>(below(static_cast<int>(fields.size())))];
        switch (filterFieldInfo(field).type) {
        case FilterFieldType::Text:
            return textCondition(field);
        case FilterFieldType::Date:
            return dateCondition();
        case FilterFieldType::TextSet:
            break;
        }
        FilterNode question =
            FilterNode::group(chance(50) ? FilterNode::Kind::SomeCapability : FilterNode::Kind::EveryCapability);
        if (question.kind == FilterNode::Kind::EveryCapability || chance(80))
            question.children.push_back(node(depth > 0 ? 1 : 0, true));
        return question;
    }

    [[nodiscard]] FilterNode textCondition(FilterField field)
    {
        const auto operators = filterFieldInfo(field).operators();
        const FilterOperator op = operators[static_cast<std::size_t>(below(static_cast<int>(operators.size())))];
        QList<FilterOperand> operands;
        const int count = op == FilterOperator::In ? 1 + below(3) : below(30) == 0 ? 0 : 1;
        for (int i = 0; i < count; ++i) {
            const bool isNull = !isFunction(op) && chance(12);
            operands.append(isNull ? FilterOperand() : FilterOperand(isFunction(op) ? piece() : word(field)));
        }
        return FilterNode::condition(field, op, operands);
    }

    [[nodiscard]] FilterNode dateCondition()
    {
        static constexpr std::array operators{FilterOperator::Equal,       FilterOperator::NotEqual,
                                              FilterOperator::GreaterThan, FilterOperator::GreaterOrEqual,
                                              FilterOperator::LessThan,    FilterOperator::LessOrEqual};
        const FilterOperator op = operators[static_cast<std::size_t>(below(6))];
        const bool canBeNull = op == FilterOperator::Equal || op == FilterOperator::NotEqual;
        const auto operand = canBeNull && chance(25) ? FilterOperand() : FilterOperand(moment());
        return FilterNode::condition(FilterField::BatchSupportEndOfLife, op, QList{operand});
    }

    [[nodiscard]] FilterNode serviceNode(int depth)
    {
        if (depth > 0 && chance(60)) {
            FilterNode group = FilterNode::group(static_cast<FilterNode::Kind>(1 + below(3)));
            for (int i = 1 + below(3); i > 0; --i)
                group.children.push_back(serviceNode(depth - 1));
            return group;
        }
        if (chance(15))
            return leaf(1, false);
        static constexpr std::array fields{FilterField::OsType, FilterField::VerificationType,
                                           FilterField::NodeAgentSkuId};
        static constexpr std::array operators{FilterOperator::Equal, FilterOperator::NotEqual, FilterOperator::In};
        const FilterField field = fields[static_cast<std::size_t>(below(3))];
        QList<FilterOperand> operands{FilterOperand(word(field))};
        const FilterOperator op = operators[static_cast<std::size_t>(below(3))];
        if (op == FilterOperator::In)
            operands.append(FilterOperand(word(field)));
        return FilterNode::condition(field, op, operands);
    }

    [[nodiscard]] QString pick(const QStringList &words) { return words.at(below(static_cast<int>(words.size()))); }

    [[nodiscard]] QString word(FilterField field)
    {
        switch (field) {
        case FilterField::OsType:
            return pick(
                {QStringLiteral("linux"), QStringLiteral("Linux"), QStringLiteral("windows"), QStringLiteral("beos")});
        case FilterField::VerificationType:
            return pick({QStringLiteral("verified"), QStringLiteral("UNVERIFIED"), QStringLiteral("odd")});
        case FilterField::NodeAgentSkuId:
            return pick({QStringLiteral("batch.node.ubuntu 24.04"), QStringLiteral("batch.node.windows amd64"),
                         QStringLiteral("Batch.Node.El 8")});
        case FilterField::Account:
            return pick({QStringLiteral("contoso"), QStringLiteral("Fabrikam"), QStringLiteral("nobody")});
        case FilterField::Capabilities:
        case FilterField::Capability:
            return pick({QStringLiteral("DockerCompatible"), QStringLiteral("dockercompatible"),
                         QStringLiteral("Generation2VMImage"), QStringLiteral("O'Brien"), QString::fromUtf8("straße")});
        default:
            return pick({QStringLiteral("canonical"), QStringLiteral("Canonical"), QStringLiteral("ubuntu-hpc"),
                         QStringLiteral("2204"), QStringLiteral(""), QString::fromUtf8("STRASSE ☃ 'x'"),
                         QString::fromUtf8("İstanbul")});
        }
    }

    [[nodiscard]] QString piece()
    {
        return pick({QStringLiteral("can"), QStringLiteral("HPC"), QStringLiteral("22"), QStringLiteral(""),
                     QStringLiteral("ss"), QStringLiteral("'"), QString::fromUtf8("☃"), QStringLiteral("node.")});
    }

    [[nodiscard]] PageImage image(ImagePage &page)
    {
        static const QStringList dates{QStringLiteral("2026-11-22T00:00:00Z"),
                                       QStringLiteral("2026-11-22T11:20:05Z"),
                                       QStringLiteral("2027-01-12T00:00:00.0Z"),
                                       QStringLiteral("2027-01-12T12:30:00.0000001Z"),
                                       QStringLiteral("2019-11-01"),
                                       QStringLiteral("soon"),
                                       QStringLiteral("")};
        const auto keep = [&page](const QString &text) {
            return std::string_view(page.unescaped.emplace_back(text.toStdString()));
        };
        PageImage image;
        for (const ImageField field : allImageFields()) {
            if (chance(indexOf(field) > indexOf(ImageField::BatchSupportEndOfLife) ? 80 : 10))
                continue;
            const auto filterField = static_cast<FilterField>(field);
            image.text[indexOf(field)] =
                keep(field == ImageField::BatchSupportEndOfLife ? pick(dates) : word(filterField));
        }
        image.hasCapabilities = chance(70);
        image.firstCapability = page.capabilities.size();
        for (int i = image.hasCapabilities ? below(3) : 0; i > 0; --i, ++image.capabilityCount)
            page.capabilities.push_back(keep(word(FilterField::Capability)));
        image.json = "{}";
        image.isRegular = true;
        return image;
    }

    QRandomGenerator m_random;
};

} // namespace imagebrowser
