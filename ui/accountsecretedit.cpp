// SPDX-License-Identifier: Apache-2.0
#include "ui/accountsecretedit.h"

#include "ui/metrics.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace imagebrowser {

AccountSecretEdit::AccountSecretEdit(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_show(new QPushButton(this))
{
    m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase
                                | Qt::ImhHiddenText);
    m_show->setCheckable(true);
    m_show->setAutoDefault(false);
    // The wider of the two texts, so that the line does not jump.
    const QFontMetrics font = fontMetrics();
    m_show->setMinimumWidth(std::max(font.horizontalAdvance(tr("Show")), font.horizontalAdvance(tr("Hide")))
                            + 2 * metrics::SpaceLarge);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::SpaceSmall);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_show);

    connect(m_line, &QLineEdit::textEdited, this, &AccountSecretEdit::secretEdited);
    connect(m_line, &QLineEdit::editingFinished, this, &AccountSecretEdit::editingFinished);
    connect(m_show, &QPushButton::toggled, this, &AccountSecretEdit::setRevealed);
    setRevealed(false);
}

Secret AccountSecretEdit::secret() const
{
    return Secret(m_line->text().trimmed().toUtf8());
}

void AccountSecretEdit::setSecret(const Secret &secret)
{
    m_show->setChecked(false);
    m_line->setText(QString::fromUtf8(secret.reveal()));
    m_line->setCursorPosition(0);
}

void AccountSecretEdit::setPlaceholderText(const QString &text)
{
    m_line->setPlaceholderText(text);
}

void AccountSecretEdit::setFieldName(const QString &name)
{
    m_fieldName = name;
    m_line->setAccessibleName(name);
    setRevealed(m_show->isChecked());
}

void AccountSecretEdit::setRevealed(bool isRevealed)
{
    m_line->setEchoMode(isRevealed ? QLineEdit::Normal : QLineEdit::Password);
    m_show->setText(isRevealed ? tr("Hide") : tr("Show"));
    m_show->setAccessibleName(isRevealed ? tr("Hide %1").arg(m_fieldName) : tr("Show %1").arg(m_fieldName));
}

} // namespace imagebrowser
