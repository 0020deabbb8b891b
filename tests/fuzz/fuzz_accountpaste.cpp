// SPDX-License-Identifier: Apache-2.0
//! Pasted text gives an endpoint that is scheme and authority only, a name that an account can have, and a note that
//! quotes nothing of the text, since that may hold a key. Pasting the endpoint again gives the endpoint.
#include "app/account/accountpaste.h"
#include "tests/fuzz/fuzztarget.h"

using namespace imagebrowser;

namespace {

void checkEndpoint(const QUrl &endpoint)
{
    FUZZ_CHECK(endpoint.isValid());
    FUZZ_CHECK(endpoint.scheme() == QLatin1String("https") || endpoint.scheme() == QLatin1String("http"));
    FUZZ_CHECK(!endpoint.host().isEmpty());
    FUZZ_CHECK(endpoint.userInfo().isEmpty() && !endpoint.hasQuery() && !endpoint.hasFragment());
    FUZZ_CHECK(endpoint.path().isEmpty() || endpoint.path() == QLatin1String("/"));
    const AccountPaste again = readAccountPaste(endpoint.toString(QUrl::FullyEncoded));
    FUZZ_CHECK(again.endpoint == endpoint);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const AccountPaste paste = readAccountPaste(text);
    if (!paste.isUnderstood()) {
        FUZZ_CHECK(paste.endpoint.isEmpty() && paste.accountName.isEmpty() && paste.key.isEmpty());
        FUZZ_CHECK(!paste.note.isEmpty());
    }
    if (!paste.endpoint.isEmpty())
        checkEndpoint(paste.endpoint);
    FUZZ_CHECK(!paste.endpoint.isEmpty() || paste.region.isEmpty() || !paste.accountName.isEmpty());
    if (!paste.key.isEmpty())
        FUZZ_CHECK(!paste.note.contains(QString::fromUtf8(paste.key.reveal())));
    return 0;
}
