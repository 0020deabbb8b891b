// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/differencetexts.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace imagebrowser {

class FactList;

//! Part of the details: what each account says about the current image, accounts that say the same together. Hidden
//! while there is nothing to say.
class DifferencesFacts : public QWidget
{
    Q_OBJECT

public:
    explicit DifferencesFacts(QWidget *parent = nullptr);

    void showImage(const DifferenceTexts &texts, const ImageDifferences &differences, ImageDifferences::ImageId image);
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateFonts();

    QLabel *m_title;
    FactList *m_facts;
};

} // namespace imagebrowser
