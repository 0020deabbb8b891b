// SPDX-License-Identifier: Apache-2.0
#include "app/sample/sampleaccounts.h"

#include "app/sample/samplecatalog.h"
#include "app/sample/sampleservice.h"

#include <QFile>
#include <QRandomGenerator>

namespace imagebrowser {

namespace {

struct SampleSource
{
    const char *name;
    const char *region;
    const char *id;
};

constexpr std::array<SampleSource, 3> sources{{
    {"contoso", QT_TRANSLATE_NOOP("imagebrowser::SampleAccounts", "West Europe"),
     "3c2c9c5e-0d0f-4c6c-9d0b-5a4b7c0e1a01"},
    {"fabrikam", QT_TRANSLATE_NOOP("imagebrowser::SampleAccounts", "East US"), "3c2c9c5e-0d0f-4c6c-9d0b-5a4b7c0e1a02"},
    {"adatum", QT_TRANSLATE_NOOP("imagebrowser::SampleAccounts", "Japan East"), "3c2c9c5e-0d0f-4c6c-9d0b-5a4b7c0e1a03"},
}};

//! 64 bytes in Base64, the form of a Batch account key.
Secret newKey()
{
    std::array<quint32, 16> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    return Secret(QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random)).toBase64());
}

} // namespace

SampleAccounts::SampleAccounts(QObject *parent)
    : QObject(parent)
{
}

SampleAccounts::~SampleAccounts() = default;

bool SampleAccounts::start(quint16 firstPort)
{
    for (std::size_t i = m_accounts.size(); i < sources.size(); ++i) {
        if (!startAccount(i, i == 0 ? firstPort : quint16(0)))
            return false;
    }
    return true;
}

bool SampleAccounts::startAccount(std::size_t index, quint16 port)
{
    const SampleSource &source = sources[index];
    const QString name = QString::fromLatin1(source.name);
    QFile file(QStringLiteral(":/sample/%1.json").arg(name));
    std::optional<std::vector<SampleImage>> images;
    if (file.open(QIODevice::ReadOnly))
        images = readSampleCatalog(file.readAll());
    if (!images) {
        m_errorString = tr("The images of the sample account “%1” are missing from this program.").arg(name);
        return false;
    }
    const Secret key = newKey();
    auto service = std::make_unique<SampleService>(name, key, *std::move(images));
    if (!service->listen(port)) {
        m_errorString = tr("The sample account “%1” cannot listen on 127.0.0.1, port %2: %3.")
                            .arg(name, QString::number(port), service->errorString());
        return false;
    }
    Account account;
    account.id = QString::fromLatin1(source.id);
    account.name = name;
    account.accountName = name;
    account.endpoint = service->endpoint();
    account.cloud = Cloud::Custom;
    // Three pages: small enough to see that pages arrive one by one, and that trouble on a later one keeps the rows
    // before it.
    account.pageSize = 25;
    account.proxy.mode = ProxyMode::None;
    account.isSample = true;
    m_accounts.push_back({account, key});
    m_services.push_back(std::move(service));
    return true;
}

QString SampleAccounts::regionLabel(const QString &accountId)
{
    for (const SampleSource &source : sources) {
        if (accountId == QLatin1StringView(source.id))
            return tr(source.region);
    }
    return {};
}

void SampleAccounts::setMisbehaviour(const SampleMisbehaviour &misbehaviour)
{
    for (const auto &service : m_services)
        service->setMisbehaviour(misbehaviour);
    Q_EMIT misbehaviourChanged();
}

SampleMisbehaviour SampleAccounts::misbehaviour() const
{
    return m_services.empty() ? SampleMisbehaviour() : m_services.front()->misbehaviour();
}

} // namespace imagebrowser
