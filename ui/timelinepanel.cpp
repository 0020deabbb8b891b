// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinepanel.h"

#include "ui/metrics.h"
#include "ui/paletteicon.h"
#include "ui/timelinepicture.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QActionGroup>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPrintDialog>
#include <QPrinter>
#include <QToolButton>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

struct LanesChoice
{
    TimelineLanes lanes;
    QString menuText;
    QString buttonText;
};

QList<LanesChoice> lanesChoices()
{
    return {{TimelineLanes::OsType, TimelinePanel::tr("By &operating system"), TimelinePanel::tr("Lanes by OS")},
            {TimelineLanes::Publisher, TimelinePanel::tr("By &publisher"), TimelinePanel::tr("Lanes by publisher")},
            {TimelineLanes::NodeAgent, TimelinePanel::tr("By &node agent"), TimelinePanel::tr("Lanes by node agent")}};
}

QToolButton *flatButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

TimelinePanel::TimelinePanel(QWidget *parent)
    : QWidget(parent)
    , m_header(new QWidget(this))
    , m_view(new TimelineView(this))
{
    setObjectName(QStringLiteral("timelinePanel"));
    auto *title = new QLabel(tr("End-of-life timeline"), m_header);
    title->setForegroundRole(QPalette::PlaceholderText);
    QFont titleFont;
    titleFont.setWeight(QFont::DemiBold);
    title->setFont(titleFont);

    auto *headerLayout = new QHBoxLayout(m_header);
    headerLayout->setContentsMargins(metrics::Space, metrics::SpaceTiny, metrics::SpaceSmall, metrics::SpaceTiny);
    headerLayout->setSpacing(metrics::HairLine * 2);
    headerLayout->addWidget(title);
    headerLayout->addStretch();
    addZoomButtons(headerLayout);
    headerLayout->addSpacing(metrics::Space);
    addLanesButton(headerLayout);
    addMenuButton(headerLayout);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);

    connect(m_view, &TimelineView::dateRangeActivated, this, &TimelinePanel::dateRangeActivated);
    connect(m_view, &TimelineView::noDateActivated, this, &TimelinePanel::noDateActivated);
}

void TimelinePanel::addZoomButtons(QHBoxLayout *layout)
{
    struct ZoomChoice
    {
        TimelineZoom zoom;
        QString text;
        QString toolTip;
    };
    const QList<ZoomChoice> choices{
        {TimelineZoom::ThreeMonths, tr("3 mo"), tr("Show the next 3 months")},
        {TimelineZoom::OneYear, tr("12 mo"), tr("Show the next 12 months")},
        {TimelineZoom::TwoYears, tr("24 mo"), tr("Show the next 24 months")},
        {TimelineZoom::All, tr("All"), tr("Show all dates")},
    };
    m_zoomActions = new QActionGroup(this);
    for (const ZoomChoice &choice : choices) {
        auto *action = new QAction(choice.text, m_zoomActions);
        action->setCheckable(true);
        action->setChecked(choice.zoom == m_view->zoom());
        action->setToolTip(choice.toolTip);
        action->setData(static_cast<int>(choice.zoom));
        QToolButton *button = flatButton(m_header);
        button->setDefaultAction(action);
        button->setAccessibleName(choice.toolTip);
        layout->addWidget(button);
    }
    connect(m_zoomActions, &QActionGroup::triggered, this,
            [this](const QAction *action) { setZoom(static_cast<TimelineZoom>(action->data().toInt())); });
}

void TimelinePanel::addLanesButton(QHBoxLayout *layout)
{
    m_lanesButton = flatButton(m_header);
    m_lanesButton->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_lanesButton);
    m_laneActions = new QActionGroup(this);
    for (const LanesChoice &choice : lanesChoices()) {
        QAction *action = menu->addAction(choice.menuText);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice.lanes));
        m_laneActions->addAction(action);
        if (choice.lanes == m_lanes) {
            action->setChecked(true);
            m_lanesButton->setText(choice.buttonText);
        }
    }
    m_lanesButton->setMenu(menu);
    layout->addWidget(m_lanesButton);
    connect(m_laneActions, &QActionGroup::triggered, this,
            [this](const QAction *action) { setLanes(static_cast<TimelineLanes>(action->data().toInt())); });
}

void TimelinePanel::addMenuButton(QHBoxLayout *layout)
{
    QToolButton *button = flatButton(m_header);
    button->setIcon(paletteIcon(QStringLiteral("more")));
    button->setToolTip(tr("Save or print the timeline"));
    button->setAccessibleName(button->toolTip());
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    menu->addAction(paletteIcon(QStringLiteral("save")), tr("&Save picture…"), this, &TimelinePanel::savePicture);
    menu->addAction(paletteIcon(QStringLiteral("print")), tr("&Print…"), this, &TimelinePanel::print);
    button->setMenu(menu);
    layout->addWidget(button);
}

void TimelinePanel::setData(const TimelineData &timelineData)
{
    m_view->setData(timelineData);
}

TimelineZoom TimelinePanel::zoom() const
{
    return m_view->zoom();
}

void TimelinePanel::setZoom(TimelineZoom zoom)
{
    if (zoom == m_view->zoom())
        return;
    m_view->setZoom(zoom);
    for (QAction *action : m_zoomActions->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(zoom));
    Q_EMIT zoomChanged(zoom);
}

void TimelinePanel::setLanes(TimelineLanes lanes)
{
    if (lanes == m_lanes)
        return;
    m_lanes = lanes;
    for (QAction *action : m_laneActions->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(lanes));
    for (const LanesChoice &choice : lanesChoices()) {
        if (choice.lanes == lanes)
            m_lanesButton->setText(choice.buttonText);
    }
    Q_EMIT lanesChanged(lanes);
}

void TimelinePanel::savePicture()
{
    auto *dialog = new QFileDialog(this, tr("Save the timeline"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("SVG picture (*.svg)"), tr("PNG picture (*.png)")});
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    dialog->selectFile(tr("timeline") + QStringLiteral(".svg"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1StringView("png")) ? QStringLiteral("png")
                                                                           : QStringLiteral("svg"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &TimelinePanel::saveTo);
    dialog->open();
}

void TimelinePanel::saveTo(const QString &fileName)
{
    constexpr int LeastWidth = 800;
    const TimelinePicture picture(m_view->data(), m_view->zoom(), font());
    const std::optional<QString> failure = picture.save(fileName, std::max(LeastWidth, m_view->width()));
    if (!failure)
        return;
    auto *message = new QMessageBox(QMessageBox::Warning, tr("Not saved"), *failure, QMessageBox::Close, this);
    message->setAttribute(Qt::WA_DeleteOnClose);
    message->setTextFormat(Qt::PlainText);
    message->open();
}

void TimelinePanel::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageOrientation(QPageLayout::Landscape);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print the timeline"));
    // The dialog works on the printer until it is destroyed: keep it that long.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    connect(dialog, qOverload<>(&QDialog::accepted), this,
            [this, printer] { TimelinePicture(m_view->data(), m_view->zoom(), font()).print(printer.get()); });
    dialog->open();
}

} // namespace imagebrowser
