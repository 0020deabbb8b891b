// SPDX-License-Identifier: Apache-2.0
#include "ui/accounttransfer.h"

#include "app/account/accountjson.h"
#include "ui/accountimportdialog.h"

#include <QApplication>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace imagebrowser;

namespace {

Account named(const char *name)
{
    Account account;
    account.id = newAccountId();
    account.name = QString::fromLatin1(name);
    account.accountName = account.name;
    account.endpoint = QUrl(QStringLiteral("https://%1.westeurope.batch.azure.com").arg(account.name));
    return account;
}

} // namespace

class TestAccountTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatWillBeAddedFirst();
    void addsOnlyWhatIsTicked();
    void leavesOutWhatIsThereAlready();
    void leavesOutWhatCannotBeSaved();
    void showsTheSchemeThatIsNotUsual();
    void showsNotesWhole();
    void cancelAddsNothing();
    void showsRemarks();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void roundTrip();
    void saysWhyAnExportFailed();
    void fitsSmallScreens();

private:
    void write(const QByteArray &bytes) const;
    [[nodiscard]] QByteArray content() const;
    //! Does \a act with the dialog once it is open.
    template <typename Act> void whenReviewed(Act act)
    {
        QTimer::singleShot(0, this, [act] {
            auto *dialog = qobject_cast<AccountImportDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            act(dialog, dialog->findChild<QTreeWidget *>(QStringLiteral("accountImportList")),
                dialog->findChild<QPushButton *>(QStringLiteral("accountImportAdd")));
            if (dialog->isVisible())
                dialog->reject();
        });
    }

    QTemporaryDir m_folder;
    QString m_path;
    QString m_warning;
    std::unique_ptr<AccountTransfer> m_transfer;
};

void TestAccountTransfer::init()
{
    m_path = m_folder.filePath(QStringLiteral("accounts.json"));
    QFile::remove(m_path);
    m_warning.clear();
    m_transfer = std::make_unique<AccountTransfer>(nullptr);
    m_transfer->setDialogs({[this](QWidget *) { return m_path; }, [this](QWidget *) { return m_path; },
                            [this](QWidget *, const QString &, const QString &text) { m_warning = text; }});
}

void TestAccountTransfer::write(const QByteArray &bytes) const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray TestAccountTransfer::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestAccountTransfer::showsWhatWillBeAddedFirst()
{
    write(accountsToDocument({named("contoso"), named("adatum")}));
    QList<Account> existing{named("contoso")};
    existing.first().pageSize = 7;
    whenReviewed([](QDialog *dialog, QTreeWidget *list, QPushButton *add) {
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("contoso 2"));
        QVERIFY(list->topLevelItem(0)->child(0)->text(0).contains(QStringLiteral("gets a number")));
        QVERIFY(list->topLevelItem(0)->data(0, Qt::AccessibleTextRole).toString().contains(QStringLiteral("a number")));
        QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Checked);
        QCOMPARE(add->text(), QStringLiteral("Add 2 accounts"));
        QTest::keyClick(dialog, Qt::Key_Return);
    });
    const QList<Account> accounts = m_transfer->readAccounts(existing);
    QCOMPARE(accounts.size(), 2);
    QCOMPARE(accounts.first().name, QStringLiteral("contoso 2"));
    QVERIFY(accounts.first().id != existing.first().id);
}

void TestAccountTransfer::addsOnlyWhatIsTicked()
{
    write(accountsToDocument({named("contoso"), named("adatum")}));
    whenReviewed([](QDialog *, QTreeWidget *list, QPushButton *add) {
        // By keyboard, as it has the focus.
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(add->text(), QStringLiteral("Add 1 account"));
        add->click();
    });
    const QList<Account> accounts = m_transfer->readAccounts({});
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(accounts.first().name, QStringLiteral("adatum"));
}

void TestAccountTransfer::leavesOutWhatIsThereAlready()
{
    write(accountsToDocument({named("contoso"), named("adatum")}));
    whenReviewed([](QDialog *, QTreeWidget *list, QPushButton *add) {
        QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Unchecked);
        QCOMPARE(list->topLevelItem(0)->child(0)->text(0), QStringLiteral("Already there as “contoso”."));
        QCOMPARE(add->text(), QStringLiteral("Add 1 account"));
        add->click();
    });
    const QList<Account> accounts = m_transfer->readAccounts({named("contoso")});
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(accounts.first().name, QStringLiteral("adatum"));
}

void TestAccountTransfer::leavesOutWhatCannotBeSaved()
{
    Account broken = named("broken");
    broken.caFile = m_folder.filePath(QStringLiteral("missing.pem"));
    write(accountsToDocument({broken, named("adatum")}));
    whenReviewed([](QDialog *, QTreeWidget *list, QPushButton *add) {
        const QTreeWidgetItem *item = list->topLevelItem(0);
        QCOMPARE(item->checkState(0), Qt::Unchecked);
        const QTreeWidgetItem *why = item->child(0);
        QVERIFY(why->text(0).contains(QStringLiteral("Extra CA file: There is no file of this name.")));
        // In plain sight: not in the colour of what is only to be known.
        QCOMPARE(why->foreground(0).color(), list->palette().color(QPalette::Text));
        QVERIFY(item->data(0, Qt::AccessibleTextRole).toString().contains(why->text(0)));
        QVERIFY(item->child(1)->text(0).contains(QStringLiteral("key")));
        add->click();
    });
    const QList<Account> accounts = m_transfer->readAccounts({});
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(accounts.first().name, QStringLiteral("adatum"));
}

void TestAccountTransfer::showsTheSchemeThatIsNotUsual()
{
    Account plain = named("plain");
    plain.endpoint = QUrl(QStringLiteral("http://evil.example.com:8080"));
    write(accountsToDocument({plain, named("adatum")}));
    whenReviewed([](QDialog *, QTreeWidget *list, QPushButton *) {
        QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("http://evil.example.com:8080"));
        QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Unchecked);
        QVERIFY(list->topLevelItem(0)->child(0)->text(0).contains(QStringLiteral("Plain http")));
        QCOMPARE(list->topLevelItem(1)->text(1), QStringLiteral("adatum.westeurope.batch.azure.com"));
    });
    QVERIFY(m_transfer->readAccounts({}).isEmpty());
}

void TestAccountTransfer::showsNotesWhole()
{
    AccountImportPlan plan;
    const QString note = QStringLiteral("A note that says a lot about this account, more than has room on one line. ");
    plan.accounts = {{named("contoso"), {note + note + note}, false, {}}};
    AccountImportDialog dialog(plan, QStringLiteral("x.json"));
    const auto *list = dialog.findChild<QTreeWidget *>(QStringLiteral("accountImportList"));
    const QTreeWidgetItem *line = list->topLevelItem(0)->child(0);
    for (const int width : {900, 360}) {
        dialog.resize(width, 500);
        dialog.show();
        const auto isWhole = [list, line] {
            const QRect place = list->visualItemRect(line);
            const QRect needed =
                list->fontMetrics().boundingRect(place.adjusted(0, 0, -8, 1000), Qt::TextWordWrap, line->text(0));
            return place.width() > 100 && place.height() >= needed.height();
        };
        QTRY_VERIFY2(isWhole(), qPrintable(QString::number(width)));
    }
}

void TestAccountTransfer::cancelAddsNothing()
{
    write(accountsToDocument({named("contoso")}));
    whenReviewed([](QDialog *dialog, QTreeWidget *list, QPushButton *add) {
        list->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QVERIFY(!add->isEnabled());
        list->topLevelItem(0)->setCheckState(0, Qt::Checked);
        QVERIFY(add->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    QVERIFY(m_transfer->readAccounts({}).isEmpty());
    QCOMPARE(m_warning, QString());
}

void TestAccountTransfer::showsRemarks()
{
    QByteArray document = accountsToDocument({named("contoso")});
    document.replace("\"caFile\"", "\"accountKey\": \"c2VjcmV0\", \"caFile\"");
    write(document);
    whenReviewed([](QDialog *dialog, QTreeWidget *, QPushButton *) {
        const auto *remarks = dialog->findChild<QPlainTextEdit *>(QStringLiteral("accountImportRemarks"));
        QVERIFY(remarks != nullptr);
        QVERIFY(remarks->toPlainText().contains(QStringLiteral("looks like a secret")));
        QVERIFY(!remarks->toPlainText().contains(QStringLiteral("c2VjcmV0")));
    });
    QVERIFY(m_transfer->readAccounts({}).isEmpty());
}

void TestAccountTransfer::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("hello");
    QTest::newRow("other JSON") << QByteArray("{}");
    QTest::newRow("a list of none") << QByteArray(R"({"version":1,"batchAccounts":[]})");
    QTest::newRow("larger than allowed") << QByteArray(5 * 1024 * 1024, ' ');
}

void TestAccountTransfer::refusesWhatIsNoList()
{
    QFETCH(const QByteArray, bytes);
    write(bytes);
    QVERIFY(m_transfer->readAccounts({}).isEmpty());
    QVERIFY(m_warning.contains(QStringLiteral("accounts.json")));
}

void TestAccountTransfer::roundTrip()
{
    const QList<Account> accounts{named("contoso"), named("adatum")};
    QVERIFY(m_transfer->writeAccounts(accounts).contains(QStringLiteral("2 accounts")));
    QVERIFY(!content().contains(accounts.first().id.toLatin1()));
    whenReviewed([](QDialog *, QTreeWidget *, QPushButton *add) { add->click(); });
    QList<Account> read = m_transfer->readAccounts({});
    QCOMPARE(read.size(), 2);
    for (qsizetype i = 0; i < read.size(); ++i)
        read[i].id = accounts.at(i).id;
    QCOMPARE(read, accounts);
}

void TestAccountTransfer::saysWhyAnExportFailed()
{
    m_path = m_folder.filePath(QStringLiteral("no/such/folder/accounts.json"));
    QCOMPARE(m_transfer->writeAccounts({named("contoso")}), QString());
    QVERIFY(m_warning.contains(QStringLiteral("could not be written")));
    m_path.clear();
    m_warning.clear();
    QCOMPARE(m_transfer->writeAccounts({named("contoso")}), QString());
    QCOMPARE(m_warning, QString());
}

void TestAccountTransfer::fitsSmallScreens()
{
    AccountImport import;
    for (int i = 0; i < 200; ++i)
        import.accounts.append(named(qPrintable(QStringLiteral("account%1").arg(i))));
    for (int i = 0; i < 200; ++i)
        import.remarks.append(QStringLiteral("remark"));
    AccountImportDialog dialog(AccountImportPlan::make(import, {}), QStringLiteral("x.json"));
    QVERIFY(dialog.minimumSizeHint().width() <= 1024);
    QVERIFY(dialog.minimumSizeHint().height() <= 700);
}

QTEST_MAIN(TestAccountTransfer)
#include "tst_accounttransfer.moc"
