// SPDX-License-Identifier: Apache-2.0
#include "tests/support/signingcertificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace imagebrowser {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

QByteArray contents(BIO *bio)
{
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(bio, &bytes);
    return {bytes, static_cast<qsizetype>(size)};
}

} // namespace

SigningCertificate SigningCertificate::create(const QByteArray &password)
{
    constexpr unsigned int Bits = 2048;
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_RSA_gen(Bits), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86400);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("test"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());

    SigningCertificate result;
    const Bio certificateBio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509(certificateBio.get(), certificate.get());
    result.certificate = contents(certificateBio.get());
    const Bio keyBio(BIO_new(BIO_s_mem()), &BIO_free);
    QByteArray bytes = password;
    PEM_write_bio_PKCS8PrivateKey(keyBio.get(), key.get(), password.isEmpty() ? nullptr : EVP_aes_256_cbc(),
                                  password.isEmpty() ? nullptr : bytes.data(), static_cast<int>(bytes.size()), nullptr,
                                  nullptr);
    result.key = contents(keyBio.get());
    return result;
}

} // namespace imagebrowser
