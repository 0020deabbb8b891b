// SPDX-License-Identifier: Apache-2.0
#include "ui/filterpanel.h"

#include "app/filter/filtersuggestions.h"
#include "app/filter/servicefilter.h"
#include "app/models/facetmodel.h"
#include "ui/facetview.h"
#include "ui/filterbuilder.h"
#include "ui/filtertextpane.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QToolButton>

namespace imagebrowser {

namespace {

//! Part of the panel's height that builder or text may take, so that facets stay in sight.
constexpr double largestEditor = 0.55;

} // namespace

FilterPanel::FilterPanel(LiveFilter &filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_builderButton(makeModeButton(tr("Builder"), QStringLiteral("builderMode")))
    , m_textButton(makeModeButton(tr("Text"), QStringLiteral("textMode")))
    , m_undo(new QToolButton(this))
    , m_redo(new QToolButton(this))
    , m_editor(new QStackedWidget(this))
    , m_builder(new FilterBuilder(m_editor))
    , m_counts(new QLabel(this))
    , m_atService(new QCheckBox(tr("Filter at the service"), this))
    , m_serviceFilter(new QLabel(this))
    , m_facets(new FacetModel(filter, this))
    , m_facetView(new FacetView(m_facets, this))
{
    setObjectName(QStringLiteral("filterPanel"));
    setAccessibleName(tr("Filter"));
    m_editor->addWidget(m_builder);
    m_builder->setClock([this] { return m_filter.now(); });
    m_builder->setSuggestions([this](FilterField field) { return filterSuggestions(m_filter.store(), field); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics::SpaceTiny, 0, 0);
    layout->setSpacing(metrics::SpaceTiny);
    layout->addWidget(makeHeader());
    layout->addWidget(m_editor);
    layout->addWidget(makeServicePart());
    layout->addWidget(m_facetView, 1);
    m_builderButton->setChecked(true);
    connectState();
    showExpression();
    showCounts();
}

FilterTextPane *FilterPanel::textPane()
{
    if (m_text)
        return m_text;
    m_text = new FilterTextPane(m_editor);
    m_editor->addWidget(m_text);
    m_text->setExpression(m_filter.state().expression());
    connect(m_text, &FilterTextPane::applied, &m_filter.state(),
            [this](const FilterExpression &expression) { m_filter.state().setExpression(expression); });
    return m_text;
}

void FilterPanel::showTextMode()
{
    m_builder->flush();
    m_textButton->setChecked(true);
    m_editor->setCurrentWidget(textPane());
    setFocusProxy(m_text->editor());
    limitEditor();
    m_text->focusText();
}

void FilterPanel::showBuilder()
{
    m_builderButton->setChecked(true);
    m_editor->setCurrentWidget(m_builder);
    setFocusProxy(nullptr);
    limitEditor();
}

void FilterPanel::beginEditing()
{
    if (m_text && m_editor->currentWidget() == m_text) {
        m_text->focusText();
        return;
    }
    if (QWidget *first = m_builder->findChild<QWidget *>(QStringLiteral("conditionField")))
        first->setFocus(Qt::ShortcutFocusReason);
    else if (auto *add = m_builder->findChild<QAbstractButton *>(QStringLiteral("addCondition")))
        add->setFocus(Qt::ShortcutFocusReason);
}

void FilterPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    limitEditor();
}

bool FilterPanel::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        limitEditor();
    return QWidget::event(event);
}

QToolButton *FilterPanel::makeModeButton(const QString &text, const QString &objectName)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setObjectName(objectName);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QWidget *FilterPanel::makeHeader()
{
    auto *header = new QWidget(this);
    auto *modes = new QButtonGroup(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(metrics::SpaceSmall, 0, metrics::SpaceSmall, 0);
    layout->setSpacing(metrics::SpaceTiny);
    for (QToolButton *button : {m_builderButton, m_textButton}) {
        modes->addButton(button);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    const auto prepare = [&](QToolButton *button, const QString &name, const QString &icon) {
        button->setIcon(paletteIcon(icon));
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    };
    prepare(m_undo, tr("Undo filter change"), QStringLiteral("undo"));
    prepare(m_redo, tr("Redo filter change"), QStringLiteral("redo"));
    m_undo->setObjectName(QStringLiteral("undoFilter"));
    m_redo->setObjectName(QStringLiteral("redoFilter"));
    return header;
}

QWidget *FilterPanel::makeServicePart()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(metrics::Space, 0, metrics::Space, metrics::SpaceTiny);
    layout->setSpacing(metrics::SpaceTiny);
    m_counts->setObjectName(QStringLiteral("filterCounts"));
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_atService->setObjectName(QStringLiteral("filterAtService"));
    m_atService->setToolTip(tr(
        "Send the part that the service can do with the next refresh. Fewer images come, and counts know only those."));
    m_serviceFilter->setObjectName(QStringLiteral("serviceFilter"));
    m_serviceFilter->setAccessibleName(tr("Filter sent to the service"));
    m_serviceFilter->setTextFormat(Qt::PlainText);
    m_serviceFilter->setWordWrap(true);
    m_serviceFilter->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_serviceFilter->hide();
    layout->addWidget(m_counts);
    layout->addWidget(m_atService);
    layout->addWidget(m_serviceFilter);
    return part;
}

void FilterPanel::connectState()
{
    FilterState &state = m_filter.state();
    connect(m_builderButton, &QToolButton::clicked, this, &FilterPanel::showBuilder);
    connect(m_textButton, &QToolButton::clicked, this, &FilterPanel::showTextMode);
    connect(m_builder, &FilterBuilder::textModeWanted, this, &FilterPanel::showTextMode);
    connect(m_builder, &FilterBuilder::expressionEdited, &state, &FilterState::setExpression);
    connect(m_undo, &QToolButton::clicked, &state, &FilterState::undo);
    connect(m_redo, &QToolButton::clicked, &state, &FilterState::redo);
    connect(m_atService, &QCheckBox::toggled, &state, [this, &state](bool isOn) {
        state.setFilteredAtService(isOn);
        showService();
    });
    connect(&state, &FilterState::changed, this, &FilterPanel::showExpression);
    connect(&state, &FilterState::undoStateChanged, this, &FilterPanel::showExpression);
    connect(&m_filter, &LiveFilter::countsChanged, this, &FilterPanel::showCounts);
}

void FilterPanel::showExpression()
{
    const FilterState &state = m_filter.state();
    m_builder->setExpression(state.expression());
    if (m_text)
        m_text->setExpression(state.expression());
    m_undo->setEnabled(state.canUndo());
    m_redo->setEnabled(state.canRedo());
    showService();
}

void FilterPanel::showService()
{
    const FilterState &state = m_filter.state();
    m_atService->setChecked(state.isFilteredAtService());
    m_serviceFilter->setVisible(state.isFilteredAtService());
    const QString sent = splitForService(state.expression()).sent;
    m_serviceFilter->setForegroundRole(sent.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
    m_serviceFilter->setFont(sent.isEmpty() ? font() : QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_serviceFilter->setText(sent.isEmpty() ? tr("Nothing in this filter can be sent.")
                                            : QString(QStringLiteral("$filter=") % sent));
}

void FilterPanel::showCounts()
{
    const QLocale locale;
    const FacetCounts &counts = m_filter.counts();
    m_counts->setVisible(counts.total > 0);
    m_counts->setText(tr("%1 of %2 images match").arg(locale.toString(counts.matching), locale.toString(counts.total)));
}

void FilterPanel::limitEditor()
{
    const QWidget *editor = m_editor->currentWidget();
    const int wanted =
        editor->hasHeightForWidth() ? editor->heightForWidth(m_editor->width()) : editor->sizeHint().height();
    const int most = std::max(static_cast<int>(height() * largestEditor), 120);
    m_editor->setFixedHeight(std::min(wanted, most));
}

} // namespace imagebrowser
