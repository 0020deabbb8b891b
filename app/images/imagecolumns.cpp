// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagecolumns.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

struct ColumnFacts
{
    const char *id;
    const char *label;
    std::optional<ImageField> field;
};

const ColumnFacts &factsOf(ImageColumn column)
{
    static const std::array<ColumnFacts, ImageColumnCount> facts{{
        {"state", QT_TRANSLATE_NOOP("ImageColumns", "State"), {}},
        {"ends", QT_TRANSLATE_NOOP("ImageColumns", "Ends (UTC)"), {}},
        {"daysLeft", QT_TRANSLATE_NOOP("ImageColumns", "Days left"), {}},
        {"publisher", QT_TRANSLATE_NOOP("ImageColumns", "Publisher"), ImageField::Publisher},
        {"offer", QT_TRANSLATE_NOOP("ImageColumns", "Offer"), ImageField::Offer},
        {"sku", QT_TRANSLATE_NOOP("ImageColumns", "SKU"), ImageField::Sku},
        {"version", QT_TRANSLATE_NOOP("ImageColumns", "Version"), ImageField::Version},
        {"os", QT_TRANSLATE_NOOP("ImageColumns", "OS"), ImageField::OsType},
        {"agent", QT_TRANSLATE_NOOP("ImageColumns", "Node agent"), ImageField::NodeAgentSkuId},
        {"verified", QT_TRANSLATE_NOOP("ImageColumns", "Verified"), ImageField::VerificationType},
        {"capabilities", QT_TRANSLATE_NOOP("ImageColumns", "Capabilities"), {}},
        {"account", QT_TRANSLATE_NOOP("ImageColumns", "Account"), {}},
    }};
    return facts[static_cast<std::size_t>(column)];
}

} // namespace

std::optional<ImageField> fieldOf(ImageColumn column)
{
    return factsOf(column).field;
}

QString columnLabel(ImageColumn column)
{
    return QCoreApplication::translate("ImageColumns", factsOf(column).label);
}

QString columnId(ImageColumn column)
{
    return QString::fromLatin1(factsOf(column).id);
}

std::optional<ImageColumn> columnFromId(QStringView id)
{
    for (int column = 0; column < ImageColumnCount; ++column) {
        if (id.compare(columnId(static_cast<ImageColumn>(column)), Qt::CaseInsensitive) == 0)
            return static_cast<ImageColumn>(column);
    }
    return {};
}

} // namespace imagebrowser
