// SPDX-License-Identifier: Apache-2.0
#include "ui/imagefacts.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ImageFacts", text);
}

} // namespace

QList<FactList::Fact> imageFacts(const ImageInformation &image)
{
    QList<FactList::Fact> facts;
    const auto always = [&](const QString &name, ImageField field) {
        const QString &value = image.field(field);
        facts.append({name, value.isEmpty() ? tr("none") : value, value.isEmpty()});
    };
    const auto whenThere = [&](const QString &name, ImageField field) {
        if (!image.field(field).isEmpty())
            facts.append({name, image.field(field)});
    };
    always(tr("Publisher"), ImageField::Publisher);
    always(tr("Offer"), ImageField::Offer);
    always(tr("SKU"), ImageField::Sku);
    always(tr("Version"), ImageField::Version);
    whenThere(tr("Exact version"), ImageField::ExactVersion);
    whenThere(tr("Image id"), ImageField::VirtualMachineImageId);
    whenThere(tr("Shared gallery"), ImageField::SharedGalleryImageId);
    whenThere(tr("Community gallery"), ImageField::CommunityGalleryImageId);
    always(tr("OS type"), ImageField::OsType);
    always(tr("Node agent"), ImageField::NodeAgentSkuId);
    always(tr("Verification"), ImageField::VerificationType);
    const bool hasNone = image.capabilities.isEmpty();
    facts.append({tr("Capabilities"), hasNone ? tr("none listed") : image.capabilities.join(u'\n'), hasNone});
    whenThere(tr("End of life"), ImageField::BatchSupportEndOfLife);
    if (!image.account.isEmpty())
        facts.append({tr("Account"), image.account});
    return facts;
}

} // namespace imagebrowser
