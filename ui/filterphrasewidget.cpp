// SPDX-License-Identifier: Apache-2.0
#include "ui/filterphrasewidget.h"

#include "app/filter/filterphrase.h"
#include "ui/linkbutton.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace imagebrowser {

FilterPhraseWidget::FilterPhraseWidget(const FilterNode &node, const FilterPath &path, QWidget *parent)
    : FilterNodeWidget(path, parent)
    , m_enabled(new QCheckBox(this))
    , m_menu(new QToolButton(this))
{
    FilterNode shown = node;
    shown.isEnabled = true;
    auto *phrase = new QLabel(filterPhrase(shown), this);
    phrase->setTextFormat(Qt::PlainText);
    phrase->setWordWrap(true);
    auto *edit = new LinkButton(tr("Edit as text"), this);
    m_enabled->setChecked(node.isEnabled);
    m_enabled->setAccessibleName(tr("Use this condition"));
    m_menu->setIcon(paletteIcon(QStringLiteral("more")));
    m_menu->setAutoRaise(true);
    m_menu->setFocusPolicy(Qt::TabFocus);
    m_menu->setAccessibleName(tr("Condition menu"));

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(metrics::SpaceSmall, metrics::SpaceSmall, metrics::SpaceSmall, metrics::SpaceSmall);
    layout->setSpacing(metrics::SpaceTiny);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_enabled, 0, 0, Qt::AlignTop);
    layout->addWidget(phrase, 0, 1);
    layout->addWidget(m_menu, 0, 2, Qt::AlignTop);
    layout->addWidget(edit, 1, 1);
    connect(m_enabled, &QCheckBox::toggled, this, [this] { Q_EMIT commandWanted(m_path, FilterCommand::Toggle); });
    connect(edit, &LinkButton::clicked, this, [this] { Q_EMIT commandWanted(m_path, FilterCommand::EditAsText); });
    connect(m_menu, &QToolButton::clicked, this,
            [this] { Q_EMIT menuWanted(m_path, m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
}

QWidget *FilterPhraseWidget::firstEditor() const
{
    return m_enabled;
}

} // namespace imagebrowser
