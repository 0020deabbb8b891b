// SPDX-License-Identifier: Apache-2.0
#include "app/differences/differencetexts.h"

#include <QLocale>

#include <algorithm>

namespace imagebrowser {

namespace {

const QString separator = QStringLiteral(" · ");
//! More names than this do not fit a cell; the tooltip has them all.
constexpr qsizetype namesInCell = 2;
constexpr qsizetype namesInSentence = 12;

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

//! The service's own words, which stay as they came.
bool isFromService(ImageDifference kind)
{
    return kind == ImageDifference::Verification || kind == ImageDifference::NodeAgent || kind == ImageDifference::Os;
}

QString number(std::size_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

std::array<ImageDifference, ImageDifferenceCount> allKinds()
{
    std::array<ImageDifference, ImageDifferenceCount> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i)
        kinds[i] = static_cast<ImageDifference>(i);
    return kinds;
}

} // namespace

DifferenceSummary DifferenceSummary::of(const ImageDifferences &differences,
                                        std::span<const ImageDifferences::ImageId> images)
{
    DifferenceSummary summary;
    summary.images = images.size();
    for (const ImageDifferences::ImageId image : images) {
        const ImageDifferenceSet &kinds = differences.differences(image);
        summary.different += kinds.any() ? 1U : 0U;
        summary.notKnown += kinds.none() && differences.notKnownCount(image) > 0 ? 1U : 0U;
        for (std::size_t kind = 0; kind < ImageDifferenceCount; ++kind)
            summary.ofKind[kind] += kinds.test(kind) ? 1U : 0U;
    }
    return summary;
}

QString DifferenceTexts::kindName(ImageDifference kind)
{
    switch (kind) {
    case ImageDifference::Missing:
        return QStringLiteral("missing");
    case ImageDifference::EndDate:
        return QStringLiteral("endDate");
    case ImageDifference::Verification:
        return QStringLiteral("verification");
    case ImageDifference::Capabilities:
        return QStringLiteral("capabilities");
    case ImageDifference::NodeAgent:
        return QStringLiteral("nodeAgent");
    case ImageDifference::Os:
        return QStringLiteral("osType");
    case ImageDifference::ExactVersion:
        return QStringLiteral("exactVersion");
    case ImageDifference::OtherMembers:
        return QStringLiteral("otherMembers");
    case ImageDifference::Copies:
        return QStringLiteral("copies");
    }
    return {};
}

QString DifferenceTexts::kindLabel(ImageDifference kind)
{
    switch (kind) {
    case ImageDifference::Missing:
        return tr("missing");
    case ImageDifference::EndDate:
        return tr("end date");
    case ImageDifference::Verification:
        return tr("verification");
    case ImageDifference::Capabilities:
        return tr("capabilities");
    case ImageDifference::NodeAgent:
        return tr("node agent");
    case ImageDifference::Os:
        return tr("OS");
    case ImageDifference::ExactVersion:
        return tr("exact version");
    case ImageDifference::OtherMembers:
        return tr("other members");
    case ImageDifference::Copies:
        return tr("times listed");
    }
    return {};
}

QString DifferenceTexts::presenceName(ImagePresence presence)
{
    switch (presence) {
    case ImagePresence::Listed:
        return QStringLiteral("listed");
    case ImagePresence::Missing:
        return QStringLiteral("missing");
    case ImagePresence::NotKnown:
        return QStringLiteral("notKnown");
    }
    return {};
}

QStringList DifferenceTexts::accountsWith(ImageId image, ImagePresence presence) const
{
    QStringList names;
    const std::vector<ComparedAccount> &accounts = m_differences.accounts();
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (m_differences.presence(image, i) == presence)
            names << accounts[i].name;
    }
    return names;
}

QString DifferenceTexts::named(const QStringList &accounts)
{
    const qsizetype more = accounts.size() - namesInSentence;
    const QString shown = accounts.mid(0, namesInSentence).join(QStringLiteral(", "));
    return more > 0 ? tr("%1 and %2 more").arg(shown, QString::number(more)) : shown;
}

QString DifferenceTexts::missingFigure(ImageId image) const
{
    const QStringList notKnown = accountsWith(image, ImagePresence::NotKnown);
    const std::size_t known = m_differences.accounts().size() - m_differences.notKnownCount(image);
    QString figure = tr("missing in %1 of %2").arg(number(m_differences.missingCount(image)), number(known));
    if (notKnown.isEmpty())
        return figure;
    return figure % separator
        % tr("not known in %1")
              .arg(notKnown.size() == 1 ? notKnown.constFirst() : number(m_differences.notKnownCount(image)));
}

QString DifferenceTexts::differs(ImageId image) const
{
    const ImageDifferenceSet &kinds = m_differences.differences(image);
    if (kinds.none())
        return m_differences.notKnownCount(image) > 0 ? tr("Same where known") : tr("Same");
    QStringList parts;
    for (const ImageDifference kind : allKinds()) {
        if (!kinds.test(indexOf(kind)))
            continue;
        const std::size_t missing = m_differences.missingCount(image);
        if (kind != ImageDifference::Missing)
            parts << kindLabel(kind);
        else if (missing == 1)
            parts << tr("missing in %1").arg(accountsWith(image, ImagePresence::Missing).constFirst());
        else
            parts << missingFigure(image);
    }
    return capitalized(parts.join(separator));
}

QString DifferenceTexts::differsSentences(ImageId image) const
{
    const ImageDifferenceSet &kinds = m_differences.differences(image);
    QStringList sentences;
    if (kinds.none())
        sentences << tr("The same in every account that lists it.");
    if (kinds.test(indexOf(ImageDifference::Missing))) {
        sentences << tr("Missing in %1.").arg(named(accountsWith(image, ImagePresence::Missing)));
    }
    QStringList labels;
    for (const ImageDifference kind : allKinds()) {
        if (kind != ImageDifference::Missing && kinds.test(indexOf(kind)))
            labels << kindLabel(kind);
    }
    if (!labels.isEmpty())
        sentences << tr("The accounts differ in: %1.").arg(labels.join(QStringLiteral(", ")));
    if (m_differences.notKnownCount(image) > 0)
        sentences
            << tr("Not known for %1: not listed to the end.").arg(named(accountsWith(image, ImagePresence::NotKnown)));
    return sentences.join(u'\n');
}

QString DifferenceTexts::fieldText(std::span<const RowId> rows, ImageField field, const QString &absent) const
{
    QStringList texts;
    for (const RowId row : rows) {
        const QString text = m_store.texts(field).string(m_store.textId(m_store.record(row), field));
        const QString shown = text.isEmpty() ? absent : text;
        if (!texts.contains(shown, Qt::CaseInsensitive))
            texts << shown;
    }
    return texts.join(QStringLiteral(" / "));
}

QString DifferenceTexts::endText(std::span<const RowId> rows, bool isFirst) const
{
    QStringList texts;
    for (const RowId row : rows) {
        const EndOfLifeTexts::Entry &entry = m_endOfLives.entry(m_store, m_store.record(row));
        QString text = isFirst ? tr("Ends %1") : tr("ends %1");
        if (m_endOfLives.endOfLifeOf(m_store, m_store.record(row)).state == EndOfLifeState::Ended)
            text = isFirst ? tr("Ended %1") : tr("ended %1");
        text = entry.ends.isEmpty() ? (isFirst ? tr("No date") : tr("no date")) : text.arg(entry.ends);
        if (!texts.contains(text))
            texts << text;
    }
    return texts.join(QStringLiteral(" / "));
}

//! Against all that any account names, so that every gap has its name.
QString DifferenceTexts::capabilitiesText(ImageId image, std::span<const RowId> rows, qsizetype most) const
{
    const auto namesOf = [this](std::span<const RowId> those) {
        QStringList names;
        for (const RowId row : those) {
            for (const TextPool::Id id : m_store.capabilities().members(m_store.capabilitySet(m_store.record(row)))) {
                const QString name = m_store.capabilities().names().string(id);
                if (!names.contains(name, Qt::CaseInsensitive))
                    names << name;
            }
        }
        return names;
    };
    // An account that lists the image twice may have a capability in one of the two only.
    QStringList texts;
    const QStringList all = namesOf(m_differences.rows(image));
    for (const RowId &row : rows) {
        QStringList lacking = all;
        const QStringList own = namesOf(std::span(&row, 1));
        lacking.removeIf([&](const QString &name) { return own.contains(name, Qt::CaseInsensitive); });
        const QString text = lacking.isEmpty() ? tr("all capabilities")
            : lacking.size() <= most           ? tr("without %1").arg(lacking.join(QStringLiteral(", ")))
                                               : tr("without %1 capabilities").arg(lacking.size());
        if (!texts.contains(text))
            texts << text;
    }
    return texts.join(QStringLiteral(" / "));
}

QString DifferenceTexts::valueText(ImageId image, std::span<const RowId> rows, ImageDifference kind) const
{
    switch (kind) {
    case ImageDifference::EndDate:
        return endText(rows, true); // always the first
    case ImageDifference::Verification:
        return fieldText(rows, ImageField::VerificationType, tr("no verification type"));
    case ImageDifference::Capabilities:
        return capabilitiesText(image, rows, namesInCell);
    case ImageDifference::NodeAgent:
        return fieldText(rows, ImageField::NodeAgentSkuId, tr("no node agent"));
    case ImageDifference::Os:
        return fieldText(rows, ImageField::OsType, tr("no OS type"));
    case ImageDifference::ExactVersion:
        return tr("exact version %1").arg(fieldText(rows, ImageField::ExactVersion, tr("none")));
    case ImageDifference::OtherMembers:
        return tr("other members differ");
    case ImageDifference::Copies:
        return rows.size() == 1 ? tr("listed once") : tr("listed %1 times").arg(number(rows.size()));
    case ImageDifference::Missing:
        break;
    }
    return {};
}

QStringList DifferenceTexts::valueTexts(ImageId image, std::span<const RowId> rows) const
{
    QStringList parts;
    for (const ImageDifference kind : allKinds()) {
        if (kind == ImageDifference::Missing || !m_differences.differences(image).test(indexOf(kind)))
            continue;
        const QString text = valueText(image, rows, kind);
        parts << (parts.isEmpty() && !isFromService(kind) ? capitalized(text) : text);
    }
    return parts;
}

QString DifferenceTexts::cell(ImageId image, std::size_t account) const
{
    switch (m_differences.presence(image, account)) {
    case ImagePresence::Missing:
        return tr("Missing");
    case ImagePresence::NotKnown:
        return tr("Not known");
    case ImagePresence::Listed:
        break;
    }
    const std::span<const RowId> rows = m_differences.rows(image, account);
    QStringList parts = valueTexts(image, rows);
    if (!m_differences.differences(image).test(indexOf(ImageDifference::EndDate)))
        parts << endText(rows, parts.isEmpty());
    return parts.join(separator);
}

QString DifferenceTexts::cellSentences(ImageId image, std::size_t account) const
{
    const QString &name = m_differences.accounts()[account].name;
    switch (m_differences.presence(image, account)) {
    case ImagePresence::Missing:
        return tr("Missing in %1.").arg(name);
    case ImagePresence::NotKnown:
        return tr("Not known for %1: its list is not complete.").arg(name);
    case ImagePresence::Listed:
        break;
    }
    const std::span<const RowId> rows = m_differences.rows(image, account);
    QStringList sentences{
        tr("%1: %2.").arg(name, m_endOfLives.entry(m_store, m_store.record(rows.front())).accessible)};
    for (const ImageDifference kind : allKinds()) {
        if (kind == ImageDifference::Missing || !m_differences.differences(image).test(indexOf(kind)))
            continue;
        if (kind == ImageDifference::EndDate && rows.size() == 1)
            continue;
        const QString text = kind == ImageDifference::Capabilities
            ? capabilitiesText(image, rows, std::numeric_limits<qsizetype>::max())
            : valueText(image, rows, kind);
        sentences << (isFromService(kind) ? tr("%1: %2.").arg(capitalized(kindLabel(kind)), text)
                                          : capitalized(text) % u'.');
    }
    QStringList unusual;
    for (const ImageDifference kind : allKinds()) {
        if (kind != ImageDifference::Missing && m_differences.unusual(image, account).test(indexOf(kind)))
            unusual << kindLabel(kind);
    }
    if (!unusual.isEmpty())
        sentences << tr("Unlike other accounts in: %1.").arg(unusual.join(QStringLiteral(", ")));
    return sentences.join(u'\n');
}

QString DifferenceTexts::reference(ImageId image, ImageField field) const
{
    const RecordId record = firstRecord(image);
    const auto text = [&](ImageField each) { return m_store.texts(each).string(m_store.textId(record, each)); };
    if (field != ImageField::Sku || !text(field).isEmpty())
        return text(field);
    for (const ImageField id :
         {ImageField::VirtualMachineImageId, ImageField::SharedGalleryImageId, ImageField::CommunityGalleryImageId}) {
        if (!text(id).isEmpty())
            return text(id);
    }
    return {};
}

QString DifferenceTexts::summary(const DifferenceSummary &summary)
{
    if (summary.different == 0)
        return summary.images == 1 ? tr("1 image, no difference.")
                                   : tr("%1 images, no differences.").arg(number(summary.images));
    QStringList parts;
    for (const ImageDifference kind : allKinds()) {
        const std::size_t count = summary.ofKind[indexOf(kind)];
        if (count == 0)
            continue;
        if (kind == ImageDifference::Missing)
            parts << tr("%1 missing somewhere").arg(number(count));
        else if (kind == ImageDifference::EndDate)
            parts << (count == 1 ? tr("1 end date") : tr("%1 end dates").arg(number(count)));
        else
            parts << tr("%1 in %2", "count, then what differs").arg(number(count), kindLabel(kind));
    }
    const QString head = summary.different == 1
        ? tr("1 of %1 images differs: %2.").arg(number(summary.images))
        : tr("%1 of %2 images differ: %3.").arg(number(summary.different), number(summary.images));
    return head.arg(parts.join(QStringLiteral(", ")));
}

QString DifferenceTexts::notKnownNote(const std::vector<ComparedAccount> &accounts)
{
    QStringList names;
    for (const ComparedAccount &account : accounts) {
        if (!account.isWhole)
            names << account.name;
    }
    if (names.isEmpty())
        return {};
    if (names.size() == 1)
        return tr("The list of %1 is not complete: what it does not name is not known.").arg(names.constFirst());
    if (names.size() <= 3)
        return tr("The lists of %1 are not complete: what they do not name is not known.")
            .arg(names.join(QStringLiteral(", ")));
    return tr("The lists of %1 of %2 accounts are not complete: what they do not name is not known.")
        .arg(number(static_cast<std::size_t>(names.size())), number(accounts.size()));
}

} // namespace imagebrowser
