// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace imagebrowser {

//! Names on the left, selectable plain texts on the right, as many as there are: the fields of an image, of an error.
class FactList : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString name;
        QString value;
        bool isSecondary = false; //!< "none listed": said, but not as a value
        bool isEmphasized = false;
    };

    explicit FactList(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    //! Draws a frame with a header line, as a two-column table: the `values` of an error.
    void setTable(const QString &nameHeader, const QString &valueHeader);

private:
    void clear();
    [[nodiscard]] QWidget *makeLabel(const QString &text, bool isName, const Fact &fact);

    QGridLayout *m_grid;
    QString m_nameHeader;
    QString m_valueHeader;
};

} // namespace imagebrowser
