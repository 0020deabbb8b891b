// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace imagebrowser {

//! The label of a field in a form: as high as the field, so that both texts stand on one line, also when a message
//! below the field makes the row higher. The mnemonic goes to the field.
class FieldLabel : public QLabel
{
    Q_OBJECT

public:
    FieldLabel(const QString &text, QWidget *field, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace imagebrowser
