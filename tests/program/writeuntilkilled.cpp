// SPDX-License-Identifier: Apache-2.0
//! writeuntilkilled settings|export|streamed FILE: writes FILE again and again with the classes of the program, until
//! it is killed. Each time everything in the file carries one number, one higher than the time before, so that a torn
//! or mixed file shows. Says "started" on standard output after the first one.
#include "app/account/accountstore.h"
#include "app/account/sessionsecretstore.h"
#include "app/account/settingsfile.h"
#include "app/cli/streamedexport.h"
#include "app/exporting/exportfile.h"
#include "tests/support/pagebuilder.h"

#include <QCoreApplication>

#include <cstdio>
#include <numeric>

using namespace imagebrowser;

namespace {

constexpr int AccountCount = 40;
constexpr int ImageCount = 100;

//! The first two writes are told of: when there is something to tear, and how long a write takes.
void sayWritten(qint64 number)
{
    if (number > 1)
        return;
    std::puts("written");
    std::fflush(stdout);
}

[[nodiscard]] int writeSettings(const QString &path)
{
    for (qint64 number = 0;; ++number) {
        SettingsFile settings(path);
        SessionSecretStore secrets;
        AccountStore store(settings, secrets);
        QList<Account> accounts = store.accounts();
        accounts.resize(AccountCount);
        for (int i = 0; i < AccountCount; ++i) {
            Account &account = accounts[i];
            account.name = QStringLiteral("account %1").arg(i);
            account.endpoint = QUrl(QStringLiteral("https://contoso%1.westeurope.batch.azure.com").arg(i));
            account.tenantId = QString::number(number);
        }
        store.setAccounts(accounts);
        settings.setValue(QStringLiteral("number"), number);
        if (!settings.save())
            return 1;
        sayWritten(number);
    }
}

ImagePage pageOf(int images, const std::string &number)
{
    PageBuilder page;
    for (int i = 0; i < images; ++i)
        page.add("canonical", "ubuntu", "sku " + std::to_string(i), {.os = number.c_str()});
    return page.take();
}

[[nodiscard]] int writeExports(const QString &path)
{
    for (qint64 number = 0;; ++number) {
        const QString text = QString::number(number);
        ImageStore store;
        const ListingId listing = store.addListing(text);
        std::vector<RowId> rows(ImageCount);
        std::iota(rows.begin(), rows.end(), RowId(0));
        const ExportContext context{
            {},
            text,
            {ExportAccount{text, {}, {}, {}, true, ImageCount}, ExportAccount{text, {}, {}, {}, true, ImageCount}}};
        if (!store.append(listing, pageOf(ImageCount, text.toStdString()))
            || !exportToFile(path, ExportFormat::Json, {store, rows, context}).isEmpty())
            return 1;
        sayWritten(number);
    }
}

[[nodiscard]] int writeStreamed(const QString &path)
{
    constexpr int Pages = 4;
    constexpr int PageSize = 500; // more than one piece is written
    HeadlessTask task;
    task.accounts = {Account()};
    task.file = path;
    for (qint64 number = 0;; ++number) {
        const QString text = QString::number(number);
        const ExportContext context{{}, text, {ExportAccount{text, {}, {}, {}, true, Pages * PageSize}}};
        const auto streamed = StreamedExport::begin(task, context, nullptr);
        if (!streamed)
            return 1;
        const auto page = std::make_shared<const ImagePage>(pageOf(PageSize, text.toStdString()));
        for (int i = 0; i < Pages; ++i)
            streamed->append(0, page, {});
        streamed->wait();
        if (!streamed->write(context).isEmpty())
            return 1;
        sayWritten(number);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    if (arguments[1] == QLatin1String("settings"))
        return writeSettings(arguments[2]);
    return arguments[1] == QLatin1String("export") ? writeExports(arguments[2]) : writeStreamed(arguments[2]);
}
