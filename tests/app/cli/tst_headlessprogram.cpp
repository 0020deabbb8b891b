// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountstore.h"
#include "app/account/sessionsecretstore.h"
#include "app/account/settingsfile.h"
#include "app/cli/headlessprogram.h"
#include "app/filter/filterparser.h"
#include "app/filter/savedfilters.h"
#include "app/sample/sampleaccounts.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;

class HeadlessProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void exportsTheFirstSampleAccount();
    void exportsSavedAccounts();
    void exportsTheOthersOfABadAccount();
    void cannotTellForAllWhenOneCannotBeRead();
    void namesTheOptionThatIsWrong();
    void exportsTheAccountOfTheEnvironment();
    void advisesWhatThereIsToChange();
    void usesSavedFilters();
    void refusesBadFilters();
    void saysWhenThereIsNoAccount();
    void servesTheSampleAccounts();
    void saysWhenThePortIsTaken();
    void nothingIsWrittenToSettings();

private:
    //! Makes \a others and the accounts of \a sample saved ones.
    [[nodiscard]] bool save(const SampleAccounts &sample, const QList<Account> &others = {});
    [[nodiscard]] std::optional<ExitCode> run(int limit = 30'000);
    [[nodiscard]] QJsonObject exported() const { return QJsonDocument::fromJson(m_output.data()).object(); }
    [[nodiscard]] QString settingsPath() const { return m_folder->filePath(QStringLiteral("settings.json")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionSecretStore> m_secrets;
    CommandLineOptions m_options;
    ConnectionEnvironment m_environment;
    QBuffer m_output;
    QBuffer m_errors;
};

void HeadlessProgramTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_unique<SessionSecretStore>();
    m_environment = {};
    m_options = {};
    m_options.mode = ProgramMode::Export;
    m_options.exportFile = QStringLiteral("-");
    for (QBuffer *buffer : {&m_output, &m_errors}) {
        buffer->close();
        buffer->setData({});
        QVERIFY(buffer->open(QIODevice::WriteOnly));
    }
}

bool HeadlessProgramTest::save(const SampleAccounts &sample, const QList<Account> &others)
{
    SettingsFile settings(settingsPath());
    AccountStore store(settings, *m_secrets);
    for (const Account &account : others)
        store.add(account);
    for (const SampleAccount &one : sample.accounts()) {
        Account account = one.account;
        account.isSample = false;
        const Account added = store.add(account);
        m_secrets->setValue(added.id, SecretKind::AccountKey, one.key);
    }
    return settings.save();
}

std::optional<ExitCode> HeadlessProgramTest::run(int limit)
{
    HeadlessProgram program(m_options,
                            {m_environment, settingsPath(), m_secrets.get(), &m_output, &m_errors, systemNow});
    std::optional<ExitCode> code;
    connect(&program, &HeadlessProgram::finished, this, [&code](ExitCode exitCode) { code = exitCode; });
    program.start();
    (void)QTest::qWaitFor([&code] { return code.has_value(); }, limit);
    return code;
}

void HeadlessProgramTest::exportsTheFirstSampleAccount()
{
    m_options.usesSample = true;
    m_options.pageSize = 10;
    QCOMPARE(run(), std::optional(ExitCode::Done));
    QFile file(QStringLiteral(":/sample/contoso.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(exported()[QStringLiteral("value")].toArray(),
             QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("value")].toArray());
    QCOMPARE(exported()[QStringLiteral("accounts")].toArray().first()[QStringLiteral("name")].toString(),
             QStringLiteral("contoso"));
}

void HeadlessProgramTest::exportsSavedAccounts()
{
    SampleAccounts sample;
    QVERIFY(sample.start());
    QVERIFY(save(sample));
    m_options.allAccounts = true;
    m_options.sort = {{AccountColumn, Qt::DescendingOrder}};
    QCOMPARE(run(), std::optional(ExitCode::Done));
    QCOMPARE(exported()[QStringLiteral("accounts")].toArray().size(), qsizetype(3));
    const QJsonArray value = exported()[QStringLiteral("value")].toArray();
    QCOMPARE(value.size(), qsizetype(205));
    QCOMPARE(value.first()[QStringLiteral("account")].toString(), QStringLiteral("fabrikam"));
}

void HeadlessProgramTest::exportsTheOthersOfABadAccount()
{
    SampleAccounts sample;
    QVERIFY(sample.start());
    Account broken;
    broken.name = QStringLiteral("broken");
    broken.cloud = Cloud::Custom;
    broken.endpoint = QUrl(QStringLiteral("https://batch.example.com"));
    broken.signIn = SignInMethod::AzureCli;
    QVERIFY(save(sample, {broken}));
    m_options.allAccounts = true;
    m_options.allowsPartial = true;
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QCOMPARE(exported()[QStringLiteral("accounts")].toArray().size(), qsizetype(4));
    QCOMPARE(exported()[QStringLiteral("value")].toArray().size(), qsizetype(205));
    QVERIFY2(m_errors.data().contains("broken: ") && m_errors.data().contains("Token resource: "),
             m_errors.data().constData());
    m_options.allAccounts = false;
    m_options.accountNames = {QStringLiteral("contoso"), QStringLiteral("unknown")};
    m_output.buffer().clear();
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QVERIFY(m_output.data().isEmpty());
}

void HeadlessProgramTest::cannotTellForAllWhenOneCannotBeRead()
{
    SampleAccounts sample;
    QVERIFY(sample.start());
    QVERIFY(save(sample));
    {
        SettingsFile settings(settingsPath());
        QJsonArray accounts = settings.value(QStringLiteral("accounts")).toArray();
        accounts.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("northwind")}});
        settings.setValue(QStringLiteral("accounts"), accounts);
        QVERIFY(settings.save());
    }
    m_options.allAccounts = true;
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QVERIFY(m_output.data().isEmpty());
    QVERIFY2(m_errors.data().contains("northwind"), m_errors.data().constData());
    m_options.allowsPartial = true;
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QCOMPARE(exported()[QStringLiteral("value")].toArray().size(), qsizetype(205));
    QCOMPARE(exported()[QStringLiteral("complete")], QJsonValue(false));
    // Those that are named can be read.
    m_options.allAccounts = false;
    m_options.allowsPartial = false;
    m_options.accountNames = {QStringLiteral("contoso")};
    m_output.buffer().clear();
    m_output.seek(0);
    QCOMPARE(run(), std::optional(ExitCode::Done));
    QCOMPARE(exported()[QStringLiteral("complete")], QJsonValue(true));
}

void HeadlessProgramTest::namesTheOptionThatIsWrong()
{
    m_options.usesSample = true;
    m_options.caFile = QStringLiteral("/nonexistent/ca.pem");
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QCOMPARE(m_errors.data(), QByteArray("batch-image-browser: --ca-file: There is no file of this name.\n"));
}

void HeadlessProgramTest::exportsTheAccountOfTheEnvironment()
{
    SampleAccounts sample;
    QVERIFY(sample.start());
    const SampleAccount &second = sample.accounts()[1];
    m_environment = {second.account.endpoint.toString(), second.account.accountName, second.key, {}};
    QCOMPARE(run(), std::optional(ExitCode::Done));
    QCOMPARE(exported()[QStringLiteral("value")].toArray().size(), qsizetype(70));
    QVERIFY(!m_output.data().contains(second.key.reveal().left(16)));
}

void HeadlessProgramTest::advisesWhatThereIsToChange()
{
    SampleAccounts sample;
    QVERIFY(sample.start());
    const SampleAccount &first = sample.accounts()[0];
    const Secret wrongKey(QByteArray(64, 'w').toBase64());
    m_environment = {first.account.endpoint.toString(), first.account.accountName, wrongKey, {}};
    for (const ErrorFormat format : {ErrorFormat::Text, ErrorFormat::Json}) {
        m_errors.buffer().clear();
        m_errors.seek(0);
        m_options.errorFormat = format;
        QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
        QVERIFY2(m_errors.data().contains("Check AZURE_BATCH_ACCESS_KEY"), m_errors.data().constData());
        QVERIFY2(!m_errors.data().contains("account settings"), m_errors.data().constData());
    }

    QVERIFY(save(sample));
    m_environment = {};
    m_secrets->setValue(first.account.id, SecretKind::AccountKey, wrongKey);
    m_options.accountNames = {first.account.name};
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QVERIFY2(m_errors.data().contains("account settings"), m_errors.data().constData());
}

void HeadlessProgramTest::usesSavedFilters()
{
    {
        SettingsFile settings(settingsPath());
        SavedFilters filters;
        QVERIFY(
            filters.save(QStringLiteral("Docker on Windows"),
                         parseFilter(u"osType eq 'windows' and capabilities/any(c: c eq 'DockerCompatible')").value()));
        settings.setValue(QStringLiteral("filters"), filters.toJson());
        QVERIFY(settings.save());
    }
    m_options.usesSample = true;
    m_options.filter = QStringLiteral("@docker on windows");
    QCOMPARE(run(), std::optional(ExitCode::Done));
    QCOMPARE(exported()[QStringLiteral("value")].toArray().size(), qsizetype(2));
    // Whoever reads the file has no saved filters.
    QCOMPARE(exported()[QStringLiteral("filter")].toString(),
             QStringLiteral("osType eq 'windows' and capabilities/any(c: c eq 'DockerCompatible')"));
}

void HeadlessProgramTest::refusesBadFilters()
{
    m_options.usesSample = true;
    for (const QString &filter : {QStringLiteral("osType eq"), QStringLiteral("@nothing")}) {
        m_options.filter = filter;
        QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    }
    const QByteArrayList lines = m_errors.data().split('\n');
    QCOMPARE(lines.size(), qsizetype(3));
    QVERIFY(lines[0].contains("Character 10"));
    QVERIFY(lines[1].contains("no saved filter"));
    QVERIFY(m_output.data().isEmpty());
}

void HeadlessProgramTest::saysWhenThereIsNoAccount()
{
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QVERIFY(m_errors.data().contains("--account"));
}

void HeadlessProgramTest::servesTheSampleAccounts()
{
    m_options = {};
    m_options.mode = ProgramMode::ServeSample;
    QVERIFY(!run(200).has_value());
    const QString text = QString::fromUtf8(m_output.data());
    QCOMPARE(text.count(QStringLiteral("endpoint: http://127.0.0.1:")), qsizetype(3));
    QVERIFY(text.contains(QStringLiteral("\naccount: contoso\nkey: ")));
}

void HeadlessProgramTest::saysWhenThePortIsTaken()
{
    SampleAccounts other;
    QVERIFY(other.start());
    m_options = {};
    m_options.mode = ProgramMode::ServeSample;
    m_options.samplePort = static_cast<quint16>(other.accounts()[0].account.endpoint.port());
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QVERIFY2(m_errors.data().contains(QByteArray::number(m_options.samplePort)), m_errors.data().constData());
}

void HeadlessProgramTest::nothingIsWrittenToSettings()
{
    m_options.usesSample = true;
    QCOMPARE(run(), std::optional(ExitCode::Done));
    QVERIFY(!QFile::exists(settingsPath()));
}

QTEST_GUILESS_MAIN(HeadlessProgramTest)
#include "tst_headlessprogram.moc"
