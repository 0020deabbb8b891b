// SPDX-License-Identifier: Apache-2.0
#include "ui/accountformrows.h"

#include "ui/accountformfield.h"
#include "ui/accountsecretedit.h"
#include "ui/fieldlabel.h"
#include "ui/metrics.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace imagebrowser {

AccountFormRows::AccountFormRows(QWidget *form)
    : m_form(form)
    , m_layout(new QFormLayout(form))
{
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setLabelAlignment(Qt::AlignTrailing | Qt::AlignTop);
    m_layout->setHorizontalSpacing(metrics::Space);
    m_layout->setVerticalSpacing(metrics::SpaceSmall);
    m_layout->setContentsMargins(metrics::SpaceHuge, metrics::SpaceLarge, metrics::SpaceLarge, metrics::SpaceLarge);
}

AccountFormField *AccountFormRows::add(const QString &label, const QString &objectName, QWidget *editor,
                                       QWidget *focusWidget)
{
    auto *row = new AccountFormField(QString(label).remove(QLatin1Char('&')), editor, focusWidget, m_form);
    row->focusTarget()->setObjectName(objectName);
    m_layout->addRow(new FieldLabel(label, row->focusTarget(), m_form), row);
    return row;
}

AccountFormField *AccountFormRows::add(Field field, const QString &label, const QString &objectName, QWidget *editor,
                                       QWidget *focusWidget)
{
    AccountFormField *row = add(label, objectName, editor, focusWidget);
    fields.insert(field, row);
    return row;
}

QLineEdit *AccountFormRows::addLine(Field field, const QString &label, const QString &objectName)
{
    auto *line = new QLineEdit(m_form);
    add(field, label, objectName, line);
    return line;
}

AccountFormField *AccountFormRows::addSecret(SecretKind kind, const QString &label, const QString &objectName)
{
    auto *edit = new AccountSecretEdit(m_form);
    AccountFormField *row = add(label, objectName, edit, edit->lineEdit());
    edit->setFieldName(row->name());
    edit->showButton()->setObjectName(objectName + QStringLiteral("Show"));
    secrets.emplace(kind, edit);
    secretFields.emplace(kind, row);
    return row;
}

QLineEdit *AccountFormRows::addFile(Field field, const QString &label, const QString &objectName, const QString &title,
                                    const QString &filter)
{
    auto *pair = new QWidget(m_form);
    auto *line = new QLineEdit(pair);
    auto *browse = new QPushButton(tr("Browse…"), pair);
    browse->setObjectName(objectName + QStringLiteral("Browse"));
    browse->setAccessibleName(tr("Browse: %1").arg(title));
    browse->setAutoDefault(false);
    QObject::connect(browse, &QPushButton::clicked, line, [form = m_form, line, title, filter] {
        const QString start = line->text().isEmpty() ? QDir::homePath() : line->text();
        const QString path = QFileDialog::getOpenFileName(form, title, start, filter);
        if (!path.isEmpty())
            line->setText(QDir::toNativeSeparators(path));
    });
    auto *layout = new QHBoxLayout(pair);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::SpaceSmall);
    layout->addWidget(line, 1);
    layout->addWidget(browse);
    add(field, label, objectName, pair, line);
    return line;
}

void AccountFormRows::addStretch()
{
    m_layout->addItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding));
}

void AccountFormRows::setVisible(AccountFormField *row, bool isVisible)
{
    m_layout->setRowVisible(row, isVisible);
}

} // namespace imagebrowser
