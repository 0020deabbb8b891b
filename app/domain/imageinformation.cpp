// SPDX-License-Identifier: Apache-2.0
#include "app/domain/imageinformation.h"

namespace imagebrowser {

bool ImageInformation::hasCapability(QStringView capability) const
{
    return capabilities.contains(capability, Qt::CaseInsensitive);
}

bool ImageInformation::isVerified() const
{
    return verificationType().compare(QLatin1StringView("verified"), Qt::CaseInsensitive) == 0;
}

QString ImageInformation::urn() const
{
    for (const ImageField id :
         {ImageField::VirtualMachineImageId, ImageField::SharedGalleryImageId, ImageField::CommunityGalleryImageId}) {
        if (!field(id).isEmpty())
            return field(id);
    }
    return publisher() % u':' % offer() % u':' % sku() % u':'
        % (version().isEmpty() ? QStringLiteral("latest") : version());
}

} // namespace imagebrowser
