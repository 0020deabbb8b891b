// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tlstestcertificate.h"

#include <QFile>
#include <QHostAddress>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <memory>

namespace imagebrowser {

namespace {

template <auto Free> struct Deleter
{
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Deleter<BIO_free>>;

QByteArray contentOf(const Memory &memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

Key keyOf(const QSslKey &key)
{
    const QByteArray pem = key.toPem();
    const Memory memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
}

Certificate certificateOf(const QSslCertificate &certificate)
{
    const QByteArray pem = certificate.toPem();
    const Memory memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
}

void setName(X509_NAME *name, const QString &commonName)
{
    const auto add = [name](const char *field, const QByteArray &text) {
        X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char *>(text.constData()),
                                   static_cast<int>(text.size()), -1, 0);
    };
    add("CN", commonName.toUtf8());
    add("O", "Batch Image Browser tests");
}

void addExtension(X509 *certificate, X509 *issuer, int id, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value.constData()));
    X509_add_ext(certificate, extension.get(), -1);
}

QByteArray alternativeNames(const QStringList &hosts)
{
    QByteArrayList names;
    for (const QString &host : hosts)
        names.append((QHostAddress(host).isNull() ? QByteArray("DNS:") : QByteArray("IP:")) + host.toLatin1());
    return names.join(',');
}

} // namespace

TlsTestCertificate TlsTestCertificate::make(const Spec &spec, const TlsTestCertificate *issuer)
{
    static std::atomic<long> serial = 1;
    const Key key(EVP_EC_gen("P-256"));
    const Certificate issuerCertificate = issuer != nullptr ? certificateOf(issuer->certificate) : nullptr;
    const Key issuerKey = issuer != nullptr ? keyOf(issuer->key) : nullptr;
    const Certificate made(X509_new());
    constexpr long Version3 = 2;
    X509_set_version(made.get(), Version3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial++);
    X509_time_adj_ex(X509_getm_notBefore(made.get()), spec.fromDay, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(made.get()), spec.toDay, 0, nullptr);
    X509_set_pubkey(made.get(), key.get());
    setName(X509_get_subject_name(made.get()), spec.name);
    X509 *signer = issuerCertificate ? issuerCertificate.get() : made.get();
    X509_set_issuer_name(made.get(), X509_get_subject_name(signer));
    addExtension(made.get(), signer, NID_basic_constraints, spec.isAuthority ? "critical,CA:TRUE" : "CA:FALSE");
    addExtension(made.get(), signer, NID_key_usage, spec.isAuthority ? "keyCertSign,cRLSign" : "digitalSignature");
    if (!spec.hosts.isEmpty())
        addExtension(made.get(), signer, NID_subject_alt_name, alternativeNames(spec.hosts));
    X509_sign(made.get(), issuerKey ? issuerKey.get() : key.get(), EVP_sha256());

    const Memory certificatePem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificatePem.get(), made.get());
    const Memory keyPem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    TlsTestCertificate result{QSslCertificate(contentOf(certificatePem)), QSslKey(contentOf(keyPem), QSsl::Ec)};
    if (result.certificate.isNull() || result.key.isNull())
        qFatal("no test certificate");
    return result;
}

TlsTestCertificate TlsTestCertificate::authority(const QString &name, const TlsTestCertificate *issuer)
{
    Spec spec;
    spec.name = name;
    spec.isAuthority = true;
    return make(spec, issuer);
}

QSslConfiguration TlsTestCertificate::serverConfiguration(const QList<TlsTestCertificate> &chain) const
{
    QList<QSslCertificate> certificates{certificate};
    for (const TlsTestCertificate &next : chain)
        certificates.append(next.certificate);
    QSslConfiguration result = QSslConfiguration::defaultConfiguration();
    result.setLocalCertificateChain(certificates);
    result.setPrivateKey(key);
    return result;
}

bool TlsTestCertificate::writeTo(const QString &path) const
{
    QFile file(path);
    const QByteArray pem = certificate.toPem();
    return file.open(QIODevice::WriteOnly) && file.write(pem) == pem.size();
}

} // namespace imagebrowser
