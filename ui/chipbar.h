// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/facets.h"

#include <QWidget>

namespace imagebrowser {

class FilterChip;
class LiveFilter;

//! The row of presets under the toolbar: the six states, then Verified, Linux, Windows and Docker, each with the number
//! of images it stands for. A chip is the tick of a facet value, so it and the facet always say the same.
class ChipBar : public QWidget
{
    Q_OBJECT

public:
    explicit ChipBar(LiveFilter &filter, QWidget *parent = nullptr);

    //! Off while what is shown is not the rows of the table: the numbers are of those.
    void setCounted(bool isCounted);
    [[nodiscard]] FilterChip *chip(Facet facet, const FacetValue &value) const;

private:
    struct Chip
    {
        FilterChip *button = nullptr;
        Facet facet = Facet::State;
        FacetValue value;
    };

    void addChip(const QIcon &icon, const QString &text, Facet facet, const FacetValue &value);
    void updateTexts();
    void updateChips();

    LiveFilter &m_filter;
    bool m_isCounted = true;
    QList<Chip> m_chips;
};

} // namespace imagebrowser
