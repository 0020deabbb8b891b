// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>

namespace imagebrowser {

//! A block of memory that can grow. Once it is large it grows without a copy: the system moves its pages to where there
//! is room, and those that nobody has touched cost nothing (Linux; elsewhere realloc decides). A copy of many megabytes
//! would hold up whoever appends, and leave holes of that size.
class GrowingMemory
{
public:
    GrowingMemory() = default;
    ~GrowingMemory() { release(); }
    GrowingMemory(const GrowingMemory &) = delete;
    GrowingMemory &operator=(const GrowingMemory &) = delete;
    GrowingMemory(GrowingMemory &&other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_capacity(std::exchange(other.m_capacity, 0))
    {
    }
    GrowingMemory &operator=(GrowingMemory &&other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_capacity, other.m_capacity);
        return *this;
    }

    //! Null while the capacity is 0.
    [[nodiscard]] void *data() const { return m_data; }
    //! In bytes.
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    //! Makes room for at least \a bytes, and some more for the next time. The content stays, what comes after it is
    //! undefined. Throws std::bad_alloc.
    void grow(std::size_t bytes);
    //! Gives back what is beyond \a bytes.
    void shrink(std::size_t bytes);

    //! From this many bytes on a block consists of pages of its own.
    static constexpr std::size_t LargeSize = 256 * 1024;

private:
    void resize(std::size_t bytes);
    void release();

    void *m_data = nullptr;
    std::size_t m_capacity = 0;
};

} // namespace imagebrowser
