// SPDX-License-Identifier: Apache-2.0
#include "ui/fieldlabel.h"

#include <algorithm>

namespace imagebrowser {

FieldLabel::FieldLabel(const QString &text, QWidget *field, QWidget *parent)
    : QLabel(text, parent)
{
    setBuddy(field);
    setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize FieldLabel::sizeHint() const
{
    const QSize own = QLabel::sizeHint();
    return {own.width(), buddy() != nullptr ? std::max(own.height(), buddy()->sizeHint().height()) : own.height()};
}

} // namespace imagebrowser
