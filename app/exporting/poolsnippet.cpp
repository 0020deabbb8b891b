// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/poolsnippet.h"

#include "app/domain/endoflife.h"
#include "app/exporting/snippettext.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PoolSnippet", text);
}

//! One member of an image reference, by the names the languages give it.
struct MemberNames
{
    ImageField field;
    const char *rest;
    const char *arm;
    const char *terraform;
    const char *python;
    const char *csharp;
};

constexpr std::array<MemberNames, 4> marketplaceMembers{{
    {ImageField::Publisher, "publisher", "publisher", "publisher", "publisher", "Publisher"},
    {ImageField::Offer, "offer", "offer", "offer", "offer", "Offer"},
    {ImageField::Sku, "sku", "sku", "sku", "sku", "Sku"},
    {ImageField::Version, "version", "version", "version", "version", "Version"},
}};
constexpr std::array<MemberNames, 3> galleryMembers{{
    {ImageField::VirtualMachineImageId, "virtualMachineImageId", "id", "id", "virtual_machine_image_id",
     "VirtualMachineImageId"},
    {ImageField::SharedGalleryImageId, "sharedGalleryImageId", "sharedGalleryImageId", "id", "shared_gallery_image_id",
     "SharedGalleryImageId"},
    {ImageField::CommunityGalleryImageId, "communityGalleryImageId", "communityGalleryImageId", "id",
     "community_gallery_image_id", "CommunityGalleryImageId"},
}};

struct Member
{
    QString name;
    QString value;
};

//! A gallery id excludes all other members: the service refuses a mixture.
QList<Member> referenceMembers(const ImageInformation &image, const char *MemberNames::*language)
{
    for (const MemberNames &names : galleryMembers) {
        if (!image.field(names.field).isEmpty())
            return {{QLatin1String(names.*language), image.field(names.field)}};
    }
    QList<Member> members;
    for (const MemberNames &names : marketplaceMembers) {
        const bool isDefaultVersion = names.field == ImageField::Version && image.version().isEmpty();
        members.append(
            {QLatin1String(names.*language), isDefaultVersion ? QStringLiteral("latest") : image.field(names.field)});
    }
    return members;
}

QString indented(const QString &text, int depth)
{
    const QString blanks(qsizetype(2) * depth, u' ');
    QString result;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        result += blanks + line + u'\n';
    return result;
}

//! The members as `name<assign>value` lines.
QString memberLines(const QList<Member> &members, QLatin1StringView assign, QString (*literal)(const QString &),
                    QLatin1StringView separator, QLatin1StringView end)
{
    QStringList lines;
    for (const Member &member : members)
        lines.append(member.name + assign + literal(member.value));
    return lines.join(separator + QLatin1String("\n")) + end + u'\n';
}

QString cautionLines(const ImageInformation &image, Instant now, QLatin1StringView mark)
{
    QString lines;
    const QStringList cautions = imageCautions(image, now);
    for (const QString &caution : cautions)
        lines += mark + QLatin1String(" ") + commentText(image.urn() + QStringLiteral(": ") + caution) + u'\n';
    return lines;
}

QString joined(std::span<const ImageInformation> images, QLatin1StringView separator, const auto &toText)
{
    QStringList parts;
    for (const ImageInformation &image : images) {
        QString text = toText(image);
        if (text.endsWith(u'\n'))
            text.chop(1);
        parts.append(text);
    }
    return parts.join(separator) + u'\n';
}

QString jsonConfiguration(const ImageInformation &image, const char *MemberNames::*language,
                          QLatin1StringView agentName)
{
    QList<Member> members = referenceMembers(image, language);
    for (Member &member : members)
        member.name = u'"' + member.name + u'"';
    const QString reference = memberLines(members, QLatin1StringView(": "), jsonLiteral, QLatin1StringView(","), {});
    return QStringLiteral("\"virtualMachineConfiguration\": {\n  \"imageReference\": {\n") + indented(reference, 2)
        + QStringLiteral("  },\n  \"") + agentName + QStringLiteral("\": ") + jsonLiteral(image.nodeAgentSkuId())
        + QStringLiteral("\n}\n");
}

QString jsonDocument(std::span<const ImageInformation> images, const auto &toObject)
{
    if (images.size() == 1)
        return toObject(images.front());
    return QStringLiteral("[\n") + indented(joined(images, QLatin1StringView(",\n"), toObject), 1)
        + QStringLiteral("]\n");
}

QString restJson(std::span<const ImageInformation> images)
{
    return jsonDocument(images, [](const ImageInformation &image) -> QString {
        return QStringLiteral("{\n")
            + indented(jsonConfiguration(image, &MemberNames::rest, QLatin1StringView("nodeAgentSKUId")), 1)
            + QStringLiteral("}\n");
    });
}

QString armTemplate(std::span<const ImageInformation> images)
{
    return jsonDocument(images, [](const ImageInformation &image) -> QString {
        return QStringLiteral("{\n  \"deploymentConfiguration\": {\n")
            + indented(jsonConfiguration(image, &MemberNames::arm, QLatin1StringView("nodeAgentSkuId")), 2)
            + QStringLiteral("  }\n}\n");
    });
}

QString bicepObject(const ImageInformation &image)
{
    const QString reference =
        memberLines(referenceMembers(image, &MemberNames::arm), QLatin1StringView(": "), bicepLiteral, {}, {});
    return QStringLiteral("{\n  imageReference: {\n") + indented(reference, 2)
        + QStringLiteral("  }\n  nodeAgentSkuId: ") + bicepLiteral(image.nodeAgentSkuId()) + QStringLiteral("\n}\n");
}

QString bicep(std::span<const ImageInformation> images, Instant now)
{
    const QLatin1StringView mark("//");
    if (images.size() == 1)
        return cautionLines(images.front(), now, mark) + QStringLiteral("var virtualMachineConfiguration = ")
            + bicepObject(images.front());
    const auto element = [&](const ImageInformation &image) -> QString {
        return cautionLines(image, now, mark) + bicepObject(image);
    };
    return QStringLiteral("var virtualMachineConfigurations = [\n")
        + indented(joined(images, QLatin1StringView("\n"), element), 1) + QStringLiteral("]\n");
}

QString terraformLines(const ImageInformation &image, QLatin1StringView opening)
{
    const QString reference = memberLines(referenceMembers(image, &MemberNames::terraform), QLatin1StringView(" = "),
                                          terraformLiteral, {}, {});
    return QStringLiteral("storage_image_reference") + opening + QStringLiteral("{\n") + indented(reference, 1)
        + QStringLiteral("}\nnode_agent_sku_id = ") + terraformLiteral(image.nodeAgentSkuId()) + u'\n';
}

QString terraform(std::span<const ImageInformation> images, Instant now)
{
    const QLatin1StringView mark("#");
    if (images.size() == 1)
        return cautionLines(images.front(), now, mark) + terraformLines(images.front(), QLatin1StringView(" "));
    // A pool takes one image; several are values to loop over.
    const auto element = [&](const ImageInformation &image) -> QString {
        return cautionLines(image, now, mark) + QStringLiteral("{\n")
            + indented(terraformLines(image, QLatin1StringView(" = ")), 1) + QStringLiteral("},\n");
    };
    return QStringLiteral("locals {\n  batch_images = [\n")
        + indented(joined(images, QLatin1StringView("\n"), element), 2) + QStringLiteral("  ]\n}\n");
}

QString azureCli(std::span<const ImageInformation> images, Instant now)
{
    return joined(images, QLatin1StringView("\n\n"), [now](const ImageInformation &image) -> QString {
        return cautionLines(image, now, QLatin1StringView("#"))
            + QStringLiteral("az batch pool create --id my-pool --vm-size Standard_D2s_v5 \\\n  --image ")
            + shellLiteral(image.urn()) + QStringLiteral(" \\\n  --node-agent-sku-id ")
            + shellLiteral(image.nodeAgentSkuId()) + u'\n';
    });
}

QString pythonCall(const ImageInformation &image)
{
    const QString reference = memberLines(referenceMembers(image, &MemberNames::python), QLatin1StringView("="),
                                          pythonLiteral, QLatin1StringView(","), QLatin1StringView(","));
    return QStringLiteral("models.VirtualMachineConfiguration(\n    image_reference=models.BatchVmImageReference(\n")
        + indented(reference, 4) + QStringLiteral("    ),\n    node_agent_sku_id=")
        + pythonLiteral(image.nodeAgentSkuId()) + QStringLiteral(",\n)\n");
}

QString python(std::span<const ImageInformation> images, Instant now)
{
    const QLatin1StringView mark("#");
    const QString import = QStringLiteral("from azure.batch import models\n\n");
    if (images.size() == 1)
        return import + cautionLines(images.front(), now, mark) + QStringLiteral("vm_configuration = ")
            + pythonCall(images.front());
    const auto element = [&](const ImageInformation &image) -> QString {
        QString call = pythonCall(image);
        call.chop(1);
        return cautionLines(image, now, mark) + call + QStringLiteral(",\n");
    };
    return import + QStringLiteral("vm_configurations = [\n")
        + indented(joined(images, QLatin1StringView("\n"), element), 2) + QStringLiteral("]\n");
}

QString csharpExpression(const ImageInformation &image)
{
    const QString reference = memberLines(referenceMembers(image, &MemberNames::csharp), QLatin1StringView(" = "),
                                          csharpLiteral, QLatin1StringView(","), QLatin1StringView(","));
    return QStringLiteral("new VirtualMachineConfiguration(\n    new BatchVmImageReference\n    {\n")
        + indented(reference, 4) + QStringLiteral("    },\n    ") + csharpLiteral(image.nodeAgentSkuId())
        + QStringLiteral(")\n");
}

QString csharp(std::span<const ImageInformation> images, Instant now)
{
    const QLatin1StringView mark("//");
    const auto expression = [](const ImageInformation &image, QLatin1StringView end) -> QString {
        QString text = csharpExpression(image);
        text.chop(1);
        return text + end + u'\n';
    };
    if (images.size() == 1) {
        return cautionLines(images.front(), now, mark)
            + QStringLiteral("VirtualMachineConfiguration virtualMachineConfiguration = ")
            + expression(images.front(), QLatin1StringView(";"));
    }
    const auto element = [&](const ImageInformation &image) -> QString {
        return cautionLines(image, now, mark) + expression(image, QLatin1StringView(","));
    };
    return QStringLiteral("VirtualMachineConfiguration[] virtualMachineConfigurations =\n{\n")
        + indented(joined(images, QLatin1StringView("\n"), element), 2) + QStringLiteral("};\n");
}

struct FormatNames
{
    const char *id;
    const char *label;
};

constexpr std::array<FormatNames, 7> formatNames{{
    {"restJson", QT_TRANSLATE_NOOP("PoolSnippet", "REST JSON")},
    {"arm", QT_TRANSLATE_NOOP("PoolSnippet", "ARM template")},
    {"bicep", QT_TRANSLATE_NOOP("PoolSnippet", "Bicep")},
    {"terraform", QT_TRANSLATE_NOOP("PoolSnippet", "Terraform")},
    {"azureCli", QT_TRANSLATE_NOOP("PoolSnippet", "Azure CLI")},
    {"python", QT_TRANSLATE_NOOP("PoolSnippet", "Python")},
    {"csharp", QT_TRANSLATE_NOOP("PoolSnippet", "C#")},
}};

const FormatNames &namesOf(SnippetFormat format)
{
    return formatNames[static_cast<std::size_t>(format)];
}

} // namespace

const std::array<SnippetFormat, 7> &allSnippetFormats()
{
    static constexpr std::array<SnippetFormat, 7> formats{
        SnippetFormat::RestJson, SnippetFormat::ArmTemplate, SnippetFormat::Bicep, SnippetFormat::Terraform,
        SnippetFormat::AzureCli, SnippetFormat::Python,      SnippetFormat::CSharp};
    return formats;
}

QString snippetFormatId(SnippetFormat format)
{
    return QLatin1String(namesOf(format).id);
}

std::optional<SnippetFormat> snippetFormatFromId(QStringView id)
{
    for (const SnippetFormat format : allSnippetFormats()) {
        if (id == snippetFormatId(format))
            return format;
    }
    return {};
}

QString snippetFormatLabel(SnippetFormat format)
{
    return tr(namesOf(format).label);
}

QStringList imageCautions(const ImageInformation &image, Instant now)
{
    QStringList cautions;
    if (!image.isVerified())
        cautions.append(tr("not verified by Azure Batch, so it may be gone from the Marketplace or fail to start"));
    if (const std::optional<Instant> end = image.endOfLife()) {
        const QString day = isoDate(utcDay(*end));
        cautions.append(*end < now ? tr("support ended on %1, new pools are refused").arg(day)
                                   : tr("support ends on %1").arg(day));
    }
    return cautions;
}

QString poolSnippet(SnippetFormat format, std::span<const ImageInformation> images, Instant now)
{
    if (images.empty())
        return {};
    switch (format) {
    case SnippetFormat::RestJson:
        return restJson(images);
    case SnippetFormat::ArmTemplate:
        return armTemplate(images);
    case SnippetFormat::Bicep:
        return bicep(images, now);
    case SnippetFormat::Terraform:
        return terraform(images, now);
    case SnippetFormat::AzureCli:
        return azureCli(images, now);
    case SnippetFormat::Python:
        return python(images, now);
    case SnippetFormat::CSharp:
        return csharp(images, now);
    }
    return {};
}

} // namespace imagebrowser
