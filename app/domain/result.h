// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"

#include <utility>
#include <variant>

namespace imagebrowser {

//! A value, or the one error that explains why there is none. Errors are values here: nothing throws across a layer.
//! E is BatchError for everything that talks to the service; parsers of user input bring their own error type.
template <typename T, typename E = BatchError> class Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(E error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    //! Only when hasValue().
    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }

    //! Only when not hasValue().
    [[nodiscard]] const E &error() const & { return std::get<1>(m_state); }
    [[nodiscard]] E &&error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, E> m_state;
};

} // namespace imagebrowser
