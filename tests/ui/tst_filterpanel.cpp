// SPDX-License-Identifier: Apache-2.0
#include "ui/filterpanel.h"
#include "ui/panefocus.h"

#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"
#include "app/filter/savedfilters.h"
#include "app/models/facetmodel.h"
#include "app/models/imagequerymodel.h"
#include "tests/support/pagebuilder.h"
#include "ui/appliedfilterbar.h"
#include "ui/chipbar.h"
#include "ui/facetview.h"
#include "ui/filterbuilder.h"
#include "ui/filterchip.h"
#include "ui/filterconditionwidget.h"
#include "ui/placebadge.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace imagebrowser;

namespace {

const Instant now = *parseInstant(std::string_view("2026-11-22T11:20:05Z"));

} // namespace

class TestFilterPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void buildsAFilterByKeyboardAlone();
    void typingIsOneUndoStep();
    void movesAndSwitchesByKeyboard();
    void removingKeepsTheFocusInTheBuilder();
    void textAndBuilderAreOneFilter();
    void textModeSaysWhatIsWrong();
    void syntaxErrorIsWholeInANarrowPanel();
    void rowsAreWholeInTheNarrowestPanel();
    void paneKeyGoesToTheText();
    void rewritingTheTextKeepsWhatIsSwitchedOff();
    void badgesAndServiceFilter();
    void questionsNoRowCanShowAreEditedAsText();
    void suggestsValuesFromTheData();
    void facetsByKeyboard();
    void chipsAndFacetsAreTheSameTicks();
    void labelsAreRemovedByKeyboard();
    void savesInPlace();
    void everythingThatTakesTheFocusHasAName();

private:
    template <typename T> T *child(const char *name) const
    {
        return m->window.findChild<T *>(QString::fromLatin1(name));
    }
    QList<FilterConditionWidget *> rows() const { return m->window.findChildren<FilterConditionWidget *>(); }
    static QWidget *focused() { return QApplication::focusWidget(); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focused(), key, modifiers);
    }
    void use(const char *filter) { m->state.setExpression(parseFilter(QString::fromLatin1(filter)).value()); }
    QString text() const { return filterText(m->state.expression()); }

    struct Fixture
    {
        ImageTableModel images{[] { return now; }};
        ImageQueryModel query{&images};
        FilterState state;
        SavedFilters saved;
        LiveFilter filter{state, query};
        QWidget window;
        ChipBar chips{filter, &window};
        AppliedFilterBar applied{state, saved, &window};
        FilterPanel panel{filter, &window};
    };
    std::unique_ptr<Fixture> m;
};

void TestFilterPanel::init()
{
    m = std::make_unique<Fixture>();
    auto *layout = new QVBoxLayout(&m->window);
    layout->addWidget(&m->chips);
    layout->addWidget(&m->applied);
    layout->addWidget(&m->panel, 1);
    PageBuilder page;
    page.add("canonical", "ubuntu", "22_04", {.end = "2026-11-30T00:00:00Z", .capabilities = {"DockerCompatible"}});
    page.add("canonical", "ubuntu", "24_04");
    page.add("debian", "debian-12", "12", {.verification = "unverified"});
    page.add("microsoft", "windowsserver", "2022", {.end = "2026-11-01", .os = "windows"});
    QVERIFY(m->images.appendPage(m->images.addListing(QStringLiteral("contoso"), true), page.page()));
    m->filter.flush();
    m->window.resize(700, 900);
    m->window.show();
    QApplication::setActiveWindow(&m->window);
    QVERIFY(QTest::qWaitForWindowActive(&m->window));
}

void TestFilterPanel::cleanup()
{
    m.reset();
}

void TestFilterPanel::buildsAFilterByKeyboardAlone()
{
    m->panel.beginEditing();
    QCOMPARE(focused()->objectName(), QStringLiteral("addCondition"));
    press(Qt::Key_Return);
    QTRY_COMPARE(focused()->objectName(), QStringLiteral("conditionField"));
    QTest::keyClicks(focused(), QStringLiteral("SKU"));
    press(Qt::Key_Tab);
    QCOMPARE(focused()->objectName(), QStringLiteral("conditionOperator"));
    QTest::keyClicks(focused(), QStringLiteral("contains"));
    // A box tells only what was chosen, not what was passed on the way.
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    QCOMPARE(focused()->objectName(), QStringLiteral("conditionValue"));
    QTest::keyClicks(focused(), QStringLiteral("2_0"));
    QTRY_COMPARE(text(), QStringLiteral("contains(imageReference/sku, '2_0')"));
    QCOMPARE(m->query.rowCount(), 1);
    QTRY_COMPARE(child<QLabel>("filterCounts")->text(), QStringLiteral("1 of 4 images match"));
}

void TestFilterPanel::typingIsOneUndoStep()
{
    use("imageReference/sku eq 'x'");
    auto *value = child<QLineEdit>("conditionValue");
    value->setFocus();
    for (const char *letter : {"1", "2", "3"}) {
        QTest::keyClicks(value, QString::fromLatin1(letter));
        child<FilterBuilder>("filterBuilder")->flush();
    }
    QCOMPARE(text(), QStringLiteral("imageReference/sku eq 'x123'"));
    QCOMPARE(child<QLineEdit>("conditionValue"), value); // the row was not rebuilt under the cursor
    QTest::mouseClick(child<QToolButton>("undoFilter"), Qt::LeftButton);
    QCOMPARE(text(), QStringLiteral("imageReference/sku eq 'x'"));
    QCOMPARE(child<QLineEdit>("conditionValue")->text(), QStringLiteral("x"));
    QTest::mouseClick(child<QToolButton>("redoFilter"), Qt::LeftButton);
    QCOMPARE(text(), QStringLiteral("imageReference/sku eq 'x123'"));
}

void TestFilterPanel::movesAndSwitchesByKeyboard()
{
    use("osType eq 'linux' and imageReference/sku eq 'a' and (imageReference/sku eq 'b' or imageReference/sku eq 'c')");
    rows().at(0)->firstEditor()->setFocus();
    press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(),
             QStringLiteral("imageReference/sku eq 'a' and osType eq 'linux' and (imageReference/sku eq 'b' or "
                            "imageReference/sku eq 'c')"));
    press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(),
             QStringLiteral("imageReference/sku eq 'a' and (osType eq 'linux' or imageReference/sku eq 'b' or "
                            "imageReference/sku eq 'c')"));
    press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(),
             QStringLiteral("imageReference/sku eq 'a' and (imageReference/sku eq 'b' or imageReference/sku eq 'c')"));
    QCOMPARE(rows().size(), 4);
}

void TestFilterPanel::removingKeepsTheFocusInTheBuilder()
{
    use("osType eq 'linux' and imageReference/sku eq 'a'");
    rows().at(1)->firstEditor()->setFocus();
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(), QStringLiteral("osType eq 'linux'"));
    QCOMPARE(focused()->objectName(), QStringLiteral("conditionField"));
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m->state.expression().isEmpty());
    QCOMPARE(focused()->objectName(), QStringLiteral("addCondition"));
}

void TestFilterPanel::textAndBuilderAreOneFilter()
{
    QTest::mouseClick(child<QToolButton>("textMode"), Qt::LeftButton);
    QCOMPARE(focused()->objectName(), QStringLiteral("filterText"));
    QTest::keyClicks(focused(), QStringLiteral("sku eq '12' or capabilities/any(c: c eq 'DockerCompatible')"));
    QVERIFY(m->state.expression().isEmpty());
    press(Qt::Key_Return);
    QCOMPARE(m->query.rowCount(), 2);
    QCOMPARE(child<QPlainTextEdit>("filterText")->toPlainText(), text());
    QTest::mouseClick(child<QToolButton>("builderMode"), Qt::LeftButton);
    QCOMPARE(rows().size(), 2);
    QCOMPARE(child<QComboBox>("groupMatch")->currentText(), QStringLiteral("any"));
    auto *value = child<QLineEdit>("conditionValue");
    value->setFocus();
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("2022"));
    press(Qt::Key_Return);
    QTRY_COMPARE(child<QPlainTextEdit>("filterText")->toPlainText(),
                 QStringLiteral("imageReference/sku eq '2022' or capabilities/any(c: c eq 'DockerCompatible')"));
}

void TestFilterPanel::textModeSaysWhatIsWrong()
{
    m->panel.showTextMode();
    auto *edit = child<QPlainTextEdit>("filterText");
    QTest::keyClicks(edit, QStringLiteral("osType eq linux"));
    auto *message = child<QLabel>("filterTextMessage");
    QCOMPARE(message->text(),
             QStringLiteral("Character 11: expected a text in single quotes or null, found 'linux'. Texts stand in "
                            "straight single quotes: 'linux'."));
    QVERIFY(!child<QAbstractButton>("applyFilterText")->isEnabled());
    QCOMPARE(edit->extraSelections().size(), 1);
    QCOMPARE(edit->extraSelections().front().cursor.selectedText(), QStringLiteral("linux"));
    press(Qt::Key_Return);
    QVERIFY(m->state.expression().isEmpty());
    QCOMPARE(edit->textCursor().position(), 10);
    press(Qt::Key_Escape);
    QCOMPARE(edit->toPlainText(), QString());
    QTest::keyClicks(edit, QStringLiteral("osType eq 'linux'"));
    QVERIFY(edit->extraSelections().isEmpty());
    QCOMPARE(message->text(), QStringLiteral("Press Enter to apply"));
    press(Qt::Key_Return);
    QCOMPARE(message->text(), QStringLiteral("Applied"));
}

void TestFilterPanel::syntaxErrorIsWholeInANarrowPanel()
{
    m->window.resize(240, 700);
    m->panel.showTextMode();
    QTest::keyClicks(child<QPlainTextEdit>("filterText"), QStringLiteral("osType eq linux"));
    const auto *message = child<QLabel>("filterTextMessage");
    const auto *apply = child<QAbstractButton>("applyFilterText");
    QTRY_VERIFY(message->height() >= message->heightForWidth(message->width()));
    QTRY_VERIFY(message->geometry().bottom() < apply->geometry().top());
    QVERIFY(apply->geometry().bottom() < apply->parentWidget()->height());
}

void TestFilterPanel::rowsAreWholeInTheNarrowestPanel()
{
    use("osType eq 'linux' and sku eq '22_04' and verificationType eq 'verified'");
    const auto *builder = child<QScrollArea>("filterBuilder");
    m->chips.hide();
    m->applied.hide();
    // So low that the rows are scrolled, and no wider than it must be.
    m->window.resize(100, 300);
    QTRY_VERIFY(builder->verticalScrollBar()->isVisible());
    QTRY_COMPARE(m->window.width(), m->window.minimumSizeHint().width());
    QTRY_COMPARE(builder->width(), builder->minimumSizeHint().width());
    QVERIFY(m->panel.width() < 320);
    for (const FilterConditionWidget *row : rows()) {
        const int right = row->mapTo(builder->viewport(), QPoint(row->width(), 0)).x();
        QVERIFY2(right <= builder->viewport()->width(),
                 qPrintable(QStringLiteral("%1 of %2").arg(right).arg(builder->viewport()->width())));
    }
}

void TestFilterPanel::paneKeyGoesToTheText()
{
    m->panel.showTextMode();
    m->chips.findChild<QAbstractButton *>()->setFocus();
    focusPane({&m->chips, &m->panel}, focused(), 1);
    QCOMPARE(focused(), child<QPlainTextEdit>("filterText"));
    m->panel.showBuilder();
    m->chips.findChild<QAbstractButton *>()->setFocus();
    focusPane({&m->chips, &m->panel}, focused(), 1);
    QVERIFY(m->panel.isAncestorOf(focused()));
    QVERIFY(focused() != child<QPlainTextEdit>("filterText"));
}

void TestFilterPanel::rewritingTheTextKeepsWhatIsSwitchedOff()
{
    use("osType eq 'linux' and imageReference/sku eq 'a'");
    rows().at(1)->firstEditor()->setFocus();
    press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    m->panel.showTextMode();
    child<QPlainTextEdit>("filterText")->setPlainText(QStringLiteral("osType eq 'windows'"));
    press(Qt::Key_Return);
    m->panel.showBuilder();
    QCOMPARE(text(), QStringLiteral("osType eq 'windows'"));
    QCOMPARE(rows().size(), 2);
}

void TestFilterPanel::badgesAndServiceFilter()
{
    use("osType in ('linux', 'windows') and imageReference/sku eq 'a' and (verificationType eq 'verified' or "
        "imageReference/sku eq 'b')");
    QList<bool> places;
    for (const PlaceBadge *badge : m->window.findChildren<PlaceBadge *>())
        places.append(badge->isAtService());
    QCOMPARE(places, (QList<bool>{true, false, false, false}));
    auto *shown = child<QLabel>("serviceFilter");
    QVERIFY(!shown->isVisible());
    QTest::keyClick(child<QCheckBox>("filterAtService"), Qt::Key_Space);
    QVERIFY(shown->isVisible());
    QCOMPARE(shown->text(), QStringLiteral("$filter=osType eq 'linux' or osType eq 'windows'"));
    QCOMPARE(m->state.serviceFilter(), QStringLiteral("osType eq 'linux' or osType eq 'windows'"));
    use("imageReference/sku eq 'a'");
    QCOMPARE(shown->text(), QStringLiteral("Nothing in this filter can be sent."));
}

void TestFilterPanel::questionsNoRowCanShowAreEditedAsText()
{
    use("capabilities/any(c: startswith(c, 'Docker') and endswith(c, 'Compatible'))");
    QVERIFY(rows().isEmpty());
    for (auto *button : child<QWidget>("filterBuilder")->findChildren<QAbstractButton *>()) {
        if (button->text() == QStringLiteral("Edit as text"))
            button->click();
    }
    QTRY_COMPARE(focused()->objectName(), QStringLiteral("filterText"));
}

void TestFilterPanel::suggestsValuesFromTheData()
{
    use("imageReference/publisher in ('debian')");
    auto *value = child<QLineEdit>("conditionValue");
    value->setFocus();
    value->end(false);
    QTest::keyClicks(value, QStringLiteral(", NONIC"));
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup != nullptr);
    QVERIFY(!popup->geometry().intersects(QRect(value->mapToGlobal(QPoint(0, 0)), value->size())));
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(value->text(), QStringLiteral("debian, canonical"));
    child<FilterBuilder>("filterBuilder")->flush();
    QCOMPARE(text(), QStringLiteral("imageReference/publisher in ('debian', 'canonical')"));
}

void TestFilterPanel::facetsByKeyboard()
{
    auto *view = child<FacetView>("facetView");
    view->setFocus();
    auto *model = qobject_cast<FacetModel *>(view->model());
    view->setCurrentIndex(model->facetIndex(Facet::Publisher));
    press(Qt::Key_Down);
    QCOMPARE(view->currentIndex().data().toString(), QStringLiteral("canonical"));
    press(Qt::Key_Space);
    QCOMPARE(m->query.rowCount(), 2);
    QCOMPARE(view->currentIndex().data().toString(), QStringLiteral("canonical"));
    press(Qt::Key_Space);
    QCOMPARE(m->query.rowCount(), 4);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->currentIndex()).center());
    QCOMPARE(m->query.rowCount(), 2);
    view->setCurrentIndex(model->facetIndex(Facet::Publisher));
    press(Qt::Key_Return);
    QVERIFY(!view->isExpanded(model->facetIndex(Facet::Publisher)));
}

void TestFilterPanel::chipsAndFacetsAreTheSameTicks()
{
    FilterChip *ended = m->chips.chip(Facet::State, stateFacetValue(EndOfLifeState::Ended));
    FilterChip *linuxChip = m->chips.chip(Facet::OsType, QStringLiteral("linux"));
    QCOMPARE(ended->count(), 1);
    QCOMPARE(linuxChip->count(), 3);
    linuxChip->setFocus();
    press(Qt::Key_Space);
    QVERIFY(m->state.selection().contains(Facet::OsType, QStringLiteral("linux")));
    QCOMPARE(m->query.rowCount(), 3);
    QCOMPARE(ended->count(), 0);
    QCOMPARE(ended->accessibleName(), QStringLiteral("Ended, 0 images"));
    m->state.setSelected(Facet::OsType, QStringLiteral("linux"), false);
    QVERIFY(!linuxChip->isChecked());
    QTRY_COMPARE(ended->count(), 1);
    FilterChip odd({}, QStringLiteral("50%2 off"));
    odd.setCount(3);
    QCOMPARE(odd.accessibleName(), QStringLiteral("50%2 off, 3 images"));
}

void TestFilterPanel::labelsAreRemovedByKeyboard()
{
    QVERIFY(!m->applied.isVisible());
    use("osType eq 'linux' and imageReference/sku ne 'a'");
    m->state.setSelected(Facet::Publisher, QStringLiteral("canonical"), true);
    QVERIFY(m->applied.isVisible());
    auto *label = child<QAbstractButton>("appliedFilter1");
    QCOMPARE(label->text(), QStringLiteral("sku is not a"));
    label->setFocus();
    press(Qt::Key_Delete);
    QCOMPARE(text(), QStringLiteral("osType eq 'linux'"));
    QTRY_COMPARE(qobject_cast<QAbstractButton *>(focused())->text(), QStringLiteral("Publisher: canonical"));
    press(Qt::Key_Delete);
    press(Qt::Key_Return);
    QVERIFY(!m->state.isFiltering());
    QVERIFY(!m->applied.isVisible());
}

void TestFilterPanel::savesInPlace()
{
    use("osType eq 'linux'");
    m->state.setSelected(Facet::Publisher, QStringLiteral("canonical"), true);
    auto *save = child<QAbstractButton>("saveFilter");
    QTest::keyClick(save, Qt::Key_Return);
    QCOMPARE(focused()->objectName(), QStringLiteral("savedFilterName"));
    QVERIFY(!save->isEnabled());
    QTest::keyClicks(focused(), QStringLiteral("Mine"));
    QCOMPARE(save->text(), QStringLiteral("Save"));
    press(Qt::Key_Return);
    QCOMPARE(m->saved.find(u"mine")->text,
             QStringLiteral("osType eq 'linux' and imageReference/publisher eq 'canonical'"));
    QCOMPARE(save->text(), QStringLiteral("Save filter…"));
    QTest::keyClick(save, Qt::Key_Return);
    QTest::keyClicks(focused(), QStringLiteral("mine"));
    QCOMPARE(save->text(), QStringLiteral("Replace"));
    press(Qt::Key_Escape);
    QCOMPARE(m->saved.filters().size(), 1);
    QCOMPARE(focused(), save);
}

void TestFilterPanel::everythingThatTakesTheFocusHasAName()
{
    use("osType eq 'linux' and (batchSupportEndOfLife lt 2030-01-01 or not (imageReference/sku eq 'a')) and "
        "capabilities/all(c: startswith(c, 'x')) and batchSupportEndOfLife gt now()");
    for (QWidget *widget : m->window.findChildren<QWidget *>()) {
        const bool isEditor =
            widget->focusPolicy() & Qt::TabFocus && widget->focusProxy() == nullptr && widget->isVisible();
        const bool isInner = widget->objectName().startsWith(QStringLiteral("qt_"));
        if (!isEditor || isInner)
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(QString::fromLatin1(widget->metaObject()->className()) % u' ' % widget->objectName()));
    }
}

QTEST_MAIN(TestFilterPanel)
#include "tst_filterpanel.moc"
