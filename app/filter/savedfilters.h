// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/filter/filtererror.h"
#include "app/filter/filterexpression.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QObject>

#include <functional>

namespace imagebrowser {

struct SavedFilter
{
    QString name; //!< trimmed, not empty, unique without regard to case
    QString text; //!< canonical, see filterText()
    bool operator==(const SavedFilter &) const = default;
};

//! What became of an import.
struct FilterImport
{
    struct Rejection
    {
        QString name; //!< empty when the entry has none
        QString reason; //!< one sentence
        bool operator==(const Rejection &) const = default;
    };
    int added = 0;
    int replaced = 0;
    int unchanged = 0;
    bool isList = true; //!< false when there was something else, of which nothing was taken
    QList<Rejection> rejected;
};

//! The user's named filters, in the order of the menu. Their file form is `[{"name": "…", "filter": "…"}]`, for
//! settings and for exchange alike. Main thread.
class SavedFilters : public QObject
{
    Q_OBJECT

public:
    explicit SavedFilters(QObject *parent = nullptr);

    [[nodiscard]] const QList<SavedFilter> &filters() const { return m_filters; }
    //! Names are found without regard to case.
    [[nodiscard]] const SavedFilter *find(QStringView name) const;

    //! Adds the filter, or replaces the one of that name. False, and nothing done, for an empty name.
    bool save(const QString &name, const FilterExpression &expression);
    //! False when there is none of the old name, the new one is empty, or it belongs to another filter.
    bool rename(QStringView name, const QString &newName);
    bool remove(QStringView name);
    bool move(qsizetype from, qsizetype to);

    [[nodiscard]] QJsonValue toJson() const;
    //! As toJson(), and after it the entries that restore() could not read, as they came: another version may. What
    //! was no list stays just as it is, for the same reason: filters saved meanwhile are not in it.
    [[nodiscard]] QJsonValue toSettings() const;
    //! Replaces everything without a signal for each; entries that cannot be read are left out and reported.
    FilterImport restore(const QJsonValue &json);
    //! Adds to what is there; an entry replaces the filter of its name.
    FilterImport importJson(const QJsonValue &json);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] qsizetype indexOf(QStringView name) const;
    //! Tells \a reject of each entry that cannot be read.
    FilterImport read(const QJsonValue &json, const std::function<void(const QJsonValue &)> &reject);
    void importEntry(const QJsonValue &entry, FilterImport &result);

    QList<SavedFilter> m_filters;
    QJsonArray m_unreadable;
    QJsonValue m_foreign{QJsonValue::Undefined}; //!< what restore() got when that was no list
};

} // namespace imagebrowser
