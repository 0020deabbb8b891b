// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/filternodewidget.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QToolButton;
QT_END_NAMESPACE

namespace imagebrowser {

//! A node that no row can show, in words, with the way to where it can be edited.
class FilterPhraseWidget : public FilterNodeWidget
{
    Q_OBJECT

public:
    FilterPhraseWidget(const FilterNode &node, const FilterPath &path, QWidget *parent);

    void updateContext(const FilterBuilderContext &) override { }
    [[nodiscard]] QWidget *firstEditor() const override;

private:
    QCheckBox *m_enabled;
    QToolButton *m_menu;
};

} // namespace imagebrowser
