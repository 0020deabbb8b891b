// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/clock.h"
#include "app/domain/secret.h"
#include "app/sample/samplecatalog.h"
#include "app/sample/samplechecks.h"
#include "app/sample/samplemisbehaviour.h"
#include "app/sample/samplereply.h"

#include <QDateTime>

#include <optional>

namespace imagebrowser {

//! The sample service without its sockets: one account, requests in, replies out. Holds to what recordings and the
//! documentation say of the real service: Shared Key with `ocp-date` within 15 minutes, `api-version` required,
//! `maxresults` 1 to 1000, `$filter` on three members, links in the recorded form, BatchError bodies.
class SampleResponder
{
public:
    //! \a key is Base64. \a authority is host and port that links name when a request has no usable Host header.
    SampleResponder(QString account, Secret key, std::vector<SampleImage> images);

    void setAuthority(const QByteArray &authority) { m_authority = authority; }
    void setClock(Clock clock) { m_clock = std::move(clock); }
    void setMisbehaviour(const SampleMisbehaviour &misbehaviour) { m_misbehaviour = misbehaviour; }
    [[nodiscard]] const SampleMisbehaviour &misbehaviour() const { return m_misbehaviour; }

    [[nodiscard]] SampleDelivery answer(const SampleRequest &request);
    //! For bytes that are no request; the connection closes.
    [[nodiscard]] SampleDelivery answerMalformed() const;

private:
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] QByteArray baseUrl(const SampleRequest &request) const;
    [[nodiscard]] SampleReply reply(const SampleRequest &request, const SampleError &error) const;
    void addCommonHeaders(SampleReply &reply, const SampleRequest &request, const QByteArray &requestId) const;

    [[nodiscard]] SampleReply page(const SampleRequest &request, const SampleQuery &query, SampleTrouble trouble) const;
    [[nodiscard]] QByteArray nextLink(const SampleRequest &request, const SampleQuery &query, qsizetype next,
                                      SampleTrouble trouble) const;
    //! The trouble due for this request; counts it.
    [[nodiscard]] SampleTrouble takeTrouble(const SampleQuery &query);
    [[nodiscard]] std::optional<SampleDelivery> troubled(const SampleRequest &request, SampleTrouble trouble) const;

    QString m_account;
    Secret m_key;
    std::vector<SampleImage> m_images;
    QByteArray m_authority;
    Clock m_clock;
    SampleMisbehaviour m_misbehaviour;
    SamplePaging m_paging;
};

} // namespace imagebrowser
