// SPDX-License-Identifier: Apache-2.0
#include "app/filter/savedfilters.h"

#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"

#include <QJsonArray>
#include <QJsonObject>

namespace imagebrowser {

namespace {

constexpr QLatin1StringView nameMember("name");
constexpr QLatin1StringView filterMember("filter");

} // namespace

SavedFilters::SavedFilters(QObject *parent)
    : QObject(parent)
{
}

const SavedFilter *SavedFilters::find(QStringView name) const
{
    const qsizetype index = indexOf(name);
    return index < 0 ? nullptr : &m_filters.at(index);
}

bool SavedFilters::save(const QString &name, const FilterExpression &expression)
{
    const SavedFilter filter{name.simplified(), filterText(expression)};
    if (filter.name.isEmpty())
        return false;
    const qsizetype index = indexOf(filter.name);
    if (index < 0)
        m_filters.append(filter);
    else
        m_filters[index] = filter;
    Q_EMIT changed();
    return true;
}

bool SavedFilters::rename(QStringView name, const QString &newName)
{
    const qsizetype index = indexOf(name);
    const QString wanted = newName.simplified();
    const qsizetype owner = indexOf(wanted);
    if (index < 0 || wanted.isEmpty() || (owner >= 0 && owner != index))
        return false;
    m_filters[index].name = wanted;
    Q_EMIT changed();
    return true;
}

bool SavedFilters::remove(QStringView name)
{
    const qsizetype index = indexOf(name);
    if (index < 0)
        return false;
    m_filters.removeAt(index);
    Q_EMIT changed();
    return true;
}

bool SavedFilters::move(qsizetype from, qsizetype to)
{
    const auto isValid = [this](qsizetype index) { return index >= 0 && index < m_filters.size(); };
    if (!isValid(from) || !isValid(to) || from == to)
        return false;
    m_filters.move(from, to);
    Q_EMIT changed();
    return true;
}

QJsonValue SavedFilters::toJson() const
{
    QJsonArray array;
    for (const SavedFilter &filter : m_filters)
        array.append(QJsonObject{{QString(nameMember), filter.name}, {QString(filterMember), filter.text}});
    return array;
}

QJsonValue SavedFilters::toSettings() const
{
    if (!m_foreign.isUndefined())
        return m_foreign;
    QJsonArray array = toJson().toArray();
    for (const QJsonValue &entry : m_unreadable)
        array.append(entry);
    return array;
}

FilterImport SavedFilters::restore(const QJsonValue &json)
{
    m_filters.clear();
    m_unreadable = {};
    m_foreign = QJsonValue::Undefined;
    FilterImport result = read(json, [this](const QJsonValue &rejected) { m_unreadable.append(rejected); });
    if (!result.isList)
        m_foreign = json;
    return result;
}

FilterImport SavedFilters::importJson(const QJsonValue &json)
{
    return read(json, [](const QJsonValue &) {});
}

FilterImport SavedFilters::read(const QJsonValue &json, const std::function<void(const QJsonValue &)> &reject)
{
    FilterImport result;
    if (json.isArray()) {
        const QJsonArray array = json.toArray();
        for (const QJsonValue entry : array) {
            const qsizetype rejectedBefore = result.rejected.size();
            importEntry(entry, result);
            if (result.rejected.size() > rejectedBefore)
                reject(entry);
        }
    } else if (!json.isUndefined() && !json.isNull()) {
        result.isList = false;
        result.rejected.append({{}, tr("Saved filters must be a JSON array of objects with \"name\" and \"filter\".")});
    }
    Q_EMIT changed();
    return result;
}

qsizetype SavedFilters::indexOf(QStringView name) const
{
    const QString wanted = name.toString().simplified().toCaseFolded();
    for (qsizetype i = 0; i < m_filters.size(); ++i) {
        if (m_filters.at(i).name.toCaseFolded() == wanted)
            return i;
    }
    return -1;
}

void SavedFilters::importEntry(const QJsonValue &entry, FilterImport &result)
{
    const QString name = entry[nameMember].toString().simplified();
    const QJsonValue text = entry[filterMember];
    if (name.isEmpty() || !text.isString()) {
        result.rejected.append({name, tr("A saved filter needs a \"name\" and a \"filter\", both texts.")});
        return;
    }
    const auto expression = parseFilter(text.toString());
    if (!expression) {
        result.rejected.append({name, expression.error().message()});
        return;
    }
    const SavedFilter filter{name, filterText(expression.value())};
    const qsizetype index = indexOf(name);
    if (index < 0) {
        m_filters.append(filter);
        ++result.added;
    } else if (m_filters.at(index) == filter) {
        ++result.unchanged;
    } else {
        m_filters[index] = filter;
        ++result.replaced;
    }
}

} // namespace imagebrowser
