// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QStackedWidget;
class QToolButton;
QT_END_NAMESPACE

namespace imagebrowser {

class FacetModel;
class FacetView;
class FilterBuilder;
class FilterTextPane;
class LiveFilter;

//! Content of the Filter dock: builder and text as two views of one expression, what the service would be sent, live
//! counts, and the facets. Talks to the FilterState of its LiveFilter only.
class FilterPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FilterPanel(LiveFilter &filter, QWidget *parent = nullptr);

    //! The text mode, which a start does not wait for: made when first asked for.
    [[nodiscard]] FilterTextPane *textPane();
    //! Opens the text mode with the cursor in it.
    void showTextMode();
    void showBuilder();
    //! Puts the focus where a filter is begun: "Filter builder" of the menu.
    void beginEditing();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeServicePart();
    QToolButton *makeModeButton(const QString &text, const QString &objectName);
    void connectState();
    void showExpression();
    void showService();
    void showCounts();
    void limitEditor();

    LiveFilter &m_filter;
    QToolButton *m_builderButton;
    QToolButton *m_textButton;
    QToolButton *m_undo;
    QToolButton *m_redo;
    QStackedWidget *m_editor;
    FilterBuilder *m_builder;
    FilterTextPane *m_text = nullptr;
    QLabel *m_counts;
    QCheckBox *m_atService;
    QLabel *m_serviceFilter;
    FacetModel *m_facets;
    FacetView *m_facetView;
};

} // namespace imagebrowser
