// SPDX-License-Identifier: Apache-2.0
#include "ui/accountpopup.h"

#include "app/models/accountchoicemodel.h"
#include "ui/accountchoicedelegate.h"
#include "ui/linkbutton.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace imagebrowser {

namespace {

constexpr qsizetype manyAccounts = 8; //!< from here on there is a field to find one
constexpr int shownRows = 14;
constexpr int widthInCharacters = 80;

bool isEnter(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

bool isTyped(const QKeyEvent *event)
{
    return !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        && !event->text().isEmpty() && event->text().at(0).isPrint() && event->text().at(0) != u' ';
}

} // namespace

AccountPopup::AccountPopup(AccountChoiceModel &model, QWidget *box)
    : QFrame(box, Qt::Popup)
    , m_model(model)
    , m_box(box)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_none(new QLabel(tr("No account of that name."), this))
    , m_ticked(new QLabel(this))
    , m_settings(new LinkButton(tr("Account settings…"), this))
{
    setObjectName(QStringLiteral("accountPopup"));
    setAccessibleName(tr("Accounts to choose from"));
    setFrameShape(QFrame::StyledPanel);
    m_field->setObjectName(QStringLiteral("accountFind"));
    m_field->setAccessibleName(tr("Find account"));
    m_field->setPlaceholderText(tr("Find by name, region, sign-in or host"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(paletteIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("accountChoices"));
    m_list->setAccessibleName(tr("Accounts"));
    m_list->setModel(&model);
    m_list->setItemDelegate(new AccountChoiceDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    m_ticked->setObjectName(QStringLiteral("accountsTicked"));
    m_settings->setObjectName(QStringLiteral("accountPopupSettings"));
    makeLayout();

    m_field->installEventFilter(this);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &AccountPopup::onSearched);
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    connect(&model, &AccountChoiceModel::ticksChanged, this, &AccountPopup::showTicked);
    connect(m_settings, &LinkButton::clicked, this, [this] {
        hide();
        Q_EMIT settingsWanted();
    });
}

void AccountPopup::makeLayout()
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(metrics::SpaceSmall, metrics::SpaceSmall, metrics::SpaceSmall, metrics::SpaceTiny);
    top->addWidget(m_field);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(metrics::Space, metrics::SpaceSmall, metrics::SpaceSmall, metrics::SpaceSmall);
    m_ticked->setForegroundRole(QPalette::PlaceholderText);
    bottom->addWidget(m_ticked, 1);
    bottom->addWidget(m_settings);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_none, 1);
    layout->addWidget(line);
    layout->addLayout(bottom);
}

void AccountPopup::open(const QString &currentId, const QString &search)
{
    m_hasTicked = false;
    m_field->setVisible(m_model.accounts().size() > manyAccounts);
    m_field->clear();
    showTicked();
    onSearched({});
    const int row = m_model.rowOf(currentId);
    m_list->setCurrentIndex(m_model.index(std::max(row, 0)));
    place();
    show();
    m_list->scrollTo(m_list->currentIndex());
    m_list->setFocus(Qt::PopupFocusReason);
    if (!search.isEmpty() && m_field->isVisible()) {
        m_field->setFocus(Qt::PopupFocusReason);
        m_field->setText(search);
    }
}

void AccountPopup::place()
{
    const int rowHeight = m_list->sizeHintForRow(0);
    const auto rows = std::clamp(m_model.rowCount(), 1, shownRows);
    m_list->setFixedHeight(rows * std::max(rowHeight, 1));
    m_none->setFixedHeight(m_list->height());
    const QRect screen = m_box->screen()->availableGeometry();
    const int width =
        std::min(std::max(m_box->width(), fontMetrics().averageCharWidth() * widthInCharacters), screen.width());
    layout()->activate();
    resize(width, sizeHint().height());
    QPoint corner = m_box->mapToGlobal(
        QPoint(isRightToLeft() ? m_box->width() - width : 0, m_box->height() + metrics::SpaceTiny / 2));
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width)));
    if (corner.y() + height() > screen.bottom())
        corner.setY(std::max(screen.top(), m_box->mapToGlobal(QPoint(0, -height())).y()));
    move(corner);
}

bool AccountPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_list)
            return listKey(key);
        if (watched == m_field)
            return fieldKey(key);
    }
    if (event->type() == QEvent::MouseButtonRelease && watched == m_list->viewport()) {
        auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton)
            press(mouse->position().toPoint());
    }
    return QFrame::eventFilter(watched, event);
}

bool AccountPopup::listKey(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        tick(m_list->currentIndex());
        return true;
    }
    if (isEnter(event)) {
        choose(m_list->currentIndex());
        return true;
    }
    if (event->key() == Qt::Key_Up && m_list->currentIndex().row() <= 0 && m_field->isVisible()) {
        m_field->setFocus(Qt::BacktabFocusReason);
        return true;
    }
    if (isTyped(event) && m_field->isVisible()) {
        m_field->setFocus(Qt::OtherFocusReason);
        m_field->insert(event->text());
        return true;
    }
    return false;
}

bool AccountPopup::fieldKey(QKeyEvent *event)
{
    if (isEnter(event)) {
        choose(m_list->currentIndex());
        return true;
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown) {
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    }
    if (event->key() == Qt::Key_Escape && !m_field->text().isEmpty()) {
        m_field->clear();
        return true;
    }
    return false;
}

void AccountPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || (event->key() == Qt::Key_Up && event->modifiers() == Qt::AltModifier)
        || event->key() == Qt::Key_F4)
        hide();
    else if (!isEnter(event))
        QFrame::keyPressEvent(event);
}

void AccountPopup::mousePressEvent(QMouseEvent *event)
{
    // A press on the box closes; played again it would open at once.
    const bool isOnBox = m_box->rect().contains(m_box->mapFromGlobal(event->globalPosition().toPoint()));
    setAttribute(Qt::WA_NoMouseReplay, isOnBox);
    QFrame::mousePressEvent(event);
}

void AccountPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_field->clear();
    Q_EMIT closed();
}

void AccountPopup::press(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid())
        return;
    QStyleOptionViewItem option;
    option.initFrom(m_list);
    option.rect = m_list->visualRect(index);
    m_list->setCurrentIndex(index);
    if (AccountChoiceDelegate::checkArea(option).contains(position)) {
        tick(index);
        return;
    }
    m_hasTicked = false;
    choose(index);
}

void AccountPopup::choose(const QModelIndex &index)
{
    // Whoever ticked some and presses Enter means these, not the row the last tick was on.
    const bool keepsTicks = m_hasTicked && !m_model.tickedIds().isEmpty();
    const QStringList ids = m_model.idsOf(index);
    if (!keepsTicks && ids.isEmpty())
        return;
    hide();
    if (!keepsTicks)
        Q_EMIT chosen(ids);
}

void AccountPopup::tick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_hasTicked = true;
    const bool isTicked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    m_model.setData(index, isTicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void AccountPopup::onSearched(const QString &text)
{
    m_model.setSearch(text);
    const bool isEmpty = m_model.rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_none->setVisible(isEmpty);
    // Enter takes the first that is found; without a search the row of all must not be what a slip of the finger opens.
    const int first = m_model.rowCount() > 1 ? 1 : 0;
    m_list->setCurrentIndex(m_model.index(first));
}

void AccountPopup::showTicked()
{
    const auto ticked = m_model.tickedIds().size();
    const QString all = QLocale().toString(m_model.accounts().size());
    m_ticked->setText(ticked == 0 ? tr("None ticked: the choice stays as it was")
                                  : tr("%1 of %2 ticked · Space ticks").arg(QLocale().toString(ticked), all));
}

} // namespace imagebrowser
