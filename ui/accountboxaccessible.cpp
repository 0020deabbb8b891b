// SPDX-License-Identifier: Apache-2.0
#include "ui/accountboxaccessible.h"

#include "ui/accountbox.h"

#include <QAccessibleWidget>

namespace imagebrowser {

namespace {

class AccountBoxAccessible : public QAccessibleWidget
{
public:
    explicit AccountBoxAccessible(AccountBox *box) : QAccessibleWidget(box, QAccessible::ComboBox, box->accessibleName()) {}

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? box()->currentText() : QAccessibleWidget::text(kind);
    }
    QAccessible::State state() const override
    {
        QAccessible::State result = QAccessibleWidget::state();
        result.expandable = true;
        result.hasPopup = true;
        return result;
    }
    QStringList actionNames() const override { return {showMenuAction(), pressAction()}; }
    void doAction(const QString &name) override
    {
        if (actionNames().contains(name))
            box()->showPopup();
    }

private:
    [[nodiscard]] AccountBox *box() const { return qobject_cast<AccountBox *>(object()); }
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    auto *box = className == QLatin1StringView("imagebrowser::AccountBox") ? qobject_cast<AccountBox *>(object) : nullptr;
    return box != nullptr ? new AccountBoxAccessible(box) : nullptr;
}

} // namespace

void installAccountBoxAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace imagebrowser
