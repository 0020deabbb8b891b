// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace imagebrowser {

//! One query parameter, as sent and as meant.
struct SampleParameter
{
    QByteArray raw; //!< `name=value` as it stands in the URL
    QString name; //!< percent-decoded; a plus is a blank
    QString value;
};

//! One HTTP request as the sample service sees it.
struct SampleRequest
{
    QByteArray method;
    QByteArray path; //!< encoded, as sent
    QList<SampleParameter> parameters; //!< in the order sent
    QByteArray version; //!< "HTTP/1.1"
    QList<std::pair<QByteArray, QByteArray>> headers; //!< names in lower case, values trimmed, in the order sent

    //! The first header of that lower-case name; null when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    //! The first parameter of that name, ignoring case; nullptr when there is none.
    [[nodiscard]] const SampleParameter *parameter(QStringView name) const;
    [[nodiscard]] bool keepsAlive() const;
};

//! Cuts a byte stream into requests. Bounded: a head over 32 KiB or a body over 64 KiB ends the conversation.
class SampleRequestReader
{
public:
    enum class State : quint8
    {
        NeedsMore,
        Ready,
        Malformed,
        TooLarge
    };

    void append(const QByteArray &bytes) { m_buffer += bytes; }
    //! Takes the next whole request from the buffer. After Malformed or TooLarge the stream is of no more use.
    [[nodiscard]] State next(SampleRequest &request);

private:
    QByteArray m_buffer;
};

} // namespace imagebrowser
