// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

QT_BEGIN_NAMESPACE
class QCompleter;
class QStringListModel;
QT_END_NAMESPACE

namespace imagebrowser {

//! The value of a text condition, or a comma-separated list of them, with suggestions: those that contain what is
//! typed, or all of them on Down. In a list the value under the cursor is completed.
class ValueEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit ValueEdit(QWidget *parent = nullptr);

    void setList(bool isList) { m_isList = isList; }
    void setSuggestions(const QStringList &suggestions);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void suggest();
    void showSuggestions();
    void accept(const QString &suggestion);
    //! Start and length of the value the cursor is in; the whole text without a list.
    [[nodiscard]] std::pair<qsizetype, qsizetype> currentPart() const;

    bool m_isList = false;
    QStringListModel *m_suggestions;
    QCompleter *m_completer;
};

} // namespace imagebrowser
