// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/batcherrormodel.h"
#include "ui/factlist.h"

#include <QScrollArea>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace imagebrowser {

class CodeView;

//! One error, whole: headline, what to do, buttons, the service's values as a table, then every fact there is. All texts
//! are plain and selectable.
class ErrorView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ErrorView(QWidget *parent = nullptr);

    void setProblem(const BatchErrorModel::Problem &problem);
    void clear();
    //! Which accounts have settings to edit; sample accounts and those of the command line have none.
    void setIsEditable(std::function<bool(const QString &accountId)> isEditable) { m_isEditable = std::move(isEditable); }

Q_SIGNALS:
    void retryWanted(const QString &accountId);
    void editAccountWanted(const QString &accountId);

private:
    [[nodiscard]] QPushButton *addButton(const QString &text, const QString &objectName);
    void showButtons(const BatchErrorModel::Problem &problem);

    std::function<bool(const QString &accountId)> m_isEditable;
    BatchErrorModel::Problem m_problem;
    QLabel *m_headline;
    QLabel *m_advice;
    QWidget *m_buttons;
    QPushButton *m_edit;
    QPushButton *m_retry;
    QPushButton *m_copy;
    QPushButton *m_copyJson;
    QFrame *m_valuesFrame;
    FactList *m_values;
    FactList *m_facts;
    QLabel *m_sampleLabel;
    CodeView *m_sample;
};

} // namespace imagebrowser
