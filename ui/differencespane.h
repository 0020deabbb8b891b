// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QStackedWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class ApplicationServices;
class DifferencesModel;
class DifferencesView;
class EmptyState;

//! The comparison of the open accounts: a line that sums it up, and the table or what stands in its place.
class DifferencesPane : public QWidget
{
    Q_OBJECT

public:
    DifferencesPane(ApplicationServices &services, DifferencesModel &model, QWidget *parent = nullptr);

    [[nodiscard]] DifferencesView *view() const { return m_view; }
    void setOnlyDifferences(bool isOnly);

Q_SIGNALS:
    void onlyDifferencesToggled(bool isOnly);
    void chooseAccountsWanted();
    void refreshWanted();
    void clearFilterWanted();
    void problemsWanted();

private:
    //! Why there are no rows, in the order they are looked for.
    enum class Emptiness : quint8
    {
        None,
        TooFewAccounts,
        Loading,
        NothingFetched,
        NoMatch,
        NoDifference,
    };

    void showState();
    [[nodiscard]] Emptiness emptiness() const;
    void fillEmpty(Emptiness emptiness);
    void onPrimary();

    ApplicationServices &m_services;
    DifferencesModel &m_model;
    QWidget *m_head; //!< above the table
    QCheckBox *m_only;
    QLabel *m_summary;
    QStackedWidget *m_stack;
    DifferencesView *m_view;
    EmptyState *m_empty;
    Emptiness m_emptiness = Emptiness::None;
};

} // namespace imagebrowser
