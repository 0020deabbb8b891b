// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"
#include "app/sample/samplerequest.h"

#include <QString>

namespace imagebrowser {

//! How parameter names enter the string to sign. The documentation and .NET lower-case them, the JavaScript and Python
//! clients do not; which the service does is not known, so the sample service takes either.
enum class ParameterNames : quint8
{
    LowerCase,
    AsSent,
};

//! The text a Shared Key signature is made over, from the rules in "Authenticate requests to the Azure Batch service".
//! Written apart from the client's signer, so that a mistake in either shows.
[[nodiscard]] QString sampleStringToSign(const SampleRequest &request, const QString &account, ParameterNames names);

//! Base64 of the HMAC-SHA256 of \a stringToSign. \a key is Base64.
[[nodiscard]] QByteArray sampleSignature(const QString &stringToSign, const Secret &key);

} // namespace imagebrowser
