// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"
#include "app/domain/imageinformation.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedWidget;
class QTabWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class CodeView;
class FactList;

//! Content of the Details dock: everything about the current image, and the JSON as the service sent it.
class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPane(QWidget *parent = nullptr);

    void setImage(const ImageInformation &image, const EndOfLife &endOfLife, Instant now);
    void clear();
    //! Room for further pages: what to copy, what to move to.
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }
    //! Widgets below the facts of the overview.
    void addToOverview(QWidget *widget);
    //! Above the facts.
    void addAboveOverview(QWidget *widget);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeOverview();
    [[nodiscard]] QWidget *makeJson();
    void showState();
    void updateFonts();

    EndOfLife m_endOfLife;
    Instant m_now {};
    QStackedWidget *m_stack;
    QLabel *m_title;
    QLabel *m_stateIcon;
    QLabel *m_state;
    QTabWidget *m_tabs;
    FactList *m_facts;
    QLabel *m_meaningTitle;
    QLabel *m_meaning;
    QWidget *m_overview;
    CodeView *m_json;
};

} // namespace imagebrowser
