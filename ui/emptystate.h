// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace imagebrowser {

//! What stands in place of the table when there are no rows: an icon, what is so, what it means, and up to two buttons.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    //! Its parts are named after \a name: emptyStateTitle, emptyStatePrimary, …
    explicit EmptyState(QWidget *parent = nullptr, const QString &name = QStringLiteral("emptyState"));

    //! Empty button texts hide the button. \a iconName is a paletteIcon.
    void setContent(const QString &iconName, const QString &title, const QString &text, const QString &primary = {},
                    const QString &secondary = {});
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void primaryClicked();
    void secondaryClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateFonts();
    void fitText();
    void updateIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_primary;
    QPushButton *m_secondary;
};

} // namespace imagebrowser
