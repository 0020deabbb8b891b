// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/growingmemory.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <span>
#include <type_traits>

namespace imagebrowser {

//! Plain values one after another, as in a vector that is only appended to; see GrowingMemory for how it grows.
//! References to its elements hold until it does.
template <typename T> class GrowingArray
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    GrowingArray() = default;
    GrowingArray(std::initializer_list<T> values) { append({values.begin(), values.size()}); }
    GrowingArray(GrowingArray &&other) noexcept
        : m_memory(std::move(other.m_memory))
        , m_size(std::exchange(other.m_size, 0))
    {
    }
    GrowingArray &operator=(GrowingArray &&other) noexcept
    {
        std::swap(m_memory, other.m_memory);
        std::swap(m_size, other.m_size);
        return *this;
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t capacity() const { return m_memory.capacity() / sizeof(T); }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] T *data() { return static_cast<T *>(m_memory.data()); }
    [[nodiscard]] const T *data() const { return static_cast<const T *>(m_memory.data()); }
    [[nodiscard]] T &operator[](std::size_t index) { return data()[index]; }
    [[nodiscard]] const T &operator[](std::size_t index) const { return data()[index]; }
    [[nodiscard]] const T &back() const { return data()[m_size - 1]; }
    [[nodiscard]] const T *begin() const { return data(); }
    [[nodiscard]] const T *end() const { return data() + m_size; }

    void push_back(T value)
    {
        if (m_size == capacity())
            m_memory.grow((m_size + 1) * sizeof(T));
        data()[m_size++] = value;
    }
    //! \a values are not part of this array.
    void append(std::span<const T> values)
    {
        if (values.empty())
            return;
        m_memory.grow((m_size + values.size()) * sizeof(T));
        std::memcpy(data() + m_size, values.data(), values.size() * sizeof(T));
        m_size += values.size();
    }
    //! New elements at the end are \a value.
    void resize(std::size_t size, T value)
    {
        m_memory.grow(size * sizeof(T));
        for (; m_size < size; ++m_size)
            data()[m_size] = value;
        m_size = size;
    }
    void clear()
    {
        m_memory.shrink(0);
        m_size = 0;
    }
    //! Gives back the room for more.
    void shrinkToFit() { m_memory.shrink(m_size * sizeof(T)); }

    //! Bytes that hold something, or have held it. Room that was never used has no memory behind it once the array is
    //! large.
    [[nodiscard]] std::size_t memoryUsage() const { return m_size * sizeof(T); }

private:
    GrowingMemory m_memory;
    std::size_t m_size = 0;
};

} // namespace imagebrowser
