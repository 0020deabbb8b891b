// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/facets.h"
#include "app/filter/filterexpression.h"

#include <QObject>

namespace imagebrowser {

//! Everything that decides which images are shown; what undo steps through.
struct FilterSettings
{
    FilterExpression expression; //!< of builder, text mode, saved filters and the command line
    FacetSelection selection; //!< ticks of facets and chips
    QString search;
    bool operator==(const FilterSettings &) const = default;
};

//! One thing that narrows the view now, for the row of removable labels.
struct AppliedFilter
{
    enum class Kind : quint8
    {
        Search,
        Condition, //!< a child of the expression's root, or the root itself when `index` is -1
        Facet,
    };
    Kind kind = Kind::Search;
    qsizetype index = -1;
    Facet facet = Facet::State;
    QString text; //!< in words, translated
    bool operator==(const AppliedFilter &) const = default;
};

//! The filter of one window: the only place where it changes, with undo. Widgets show it and call it, the query model
//! listens to changed(). Main thread.
class FilterState : public QObject
{
    Q_OBJECT

public:
    explicit FilterState(QObject *parent = nullptr);

    [[nodiscard]] const FilterSettings &settings() const { return m_settings; }
    [[nodiscard]] const FilterExpression &expression() const { return m_settings.expression; }
    [[nodiscard]] const FacetSelection &selection() const { return m_settings.selection; }
    [[nodiscard]] const QString &search() const { return m_settings.search; }
    //! Expression and ticks in one: what an export names and `--filter` would take. The search is not part of the
    //! language.
    [[nodiscard]] FilterExpression effectiveExpression() const;
    //! False when every image is shown.
    [[nodiscard]] bool isFiltering() const;
    [[nodiscard]] QList<AppliedFilter> appliedFilters() const;

    //! Steps with the same \a mergeKey that follow each other are one step for undo; empty never merges.
    void setExpression(const FilterExpression &expression, const QString &mergeKey = {});
    void setSearch(const QString &search);
    void setSelected(Facet facet, const FacetValue &value, bool isSelected);
    void clearFacet(Facet facet);
    //! Replaces expression and ticks, as a saved filter does; the search stays.
    void apply(const FilterExpression &expression);
    //! Adds \a node to the expression as one more thing that must hold: "filter to this".
    void narrow(const FilterNode &node);
    //! "Exclude this".
    void exclude(const FilterNode &node);
    void remove(const AppliedFilter &applied);
    void clear();
    //! As it was left: no step to undo.
    void restore(const FilterSettings &settings);

    [[nodiscard]] bool canUndo() const { return !m_undo.isEmpty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.isEmpty(); }
    void undo();
    void redo();

    //! What the state ticks mean. Not undoable; a preference.
    void setThresholds(const EndOfLifeThresholds &thresholds);
    [[nodiscard]] const EndOfLifeThresholds &thresholds() const { return m_thresholds; }

    //! Whether the service is asked to do its part. The ticks never go there: they must not hide what they could tick.
    void setFilteredAtService(bool isFiltered);
    [[nodiscard]] bool isFilteredAtService() const { return m_isFilteredAtService; }
    //! The `$filter` to send; empty when it is off or nothing can be sent.
    [[nodiscard]] QString serviceFilter() const;

Q_SIGNALS:
    //! After every change of what is shown. Comes before the two below.
    void changed();
    //! By clear(), before changed(): what was typed and is not applied yet goes too.
    void cleared();
    void undoStateChanged(bool canUndo, bool canRedo);
    //! serviceFilter() says something else: what was fetched is not what would be fetched now.
    void serviceFilterChanged(const QString &filter);

private:
    void step(FilterSettings settings, const QString &mergeKey);
    void replace(FilterSettings settings);
    void announceServiceFilter();

    FilterSettings m_settings;
    QList<FilterSettings> m_undo;
    QList<FilterSettings> m_redo;
    QString m_mergeKey;
    EndOfLifeThresholds m_thresholds;
    bool m_isFilteredAtService = false;
    QString m_announcedServiceFilter;
};

} // namespace imagebrowser
