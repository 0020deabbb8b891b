// SPDX-License-Identifier: Apache-2.0
#include "app/images/growingmemory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

// This is the place where memory is asked for by hand.
// NOLINTBEGIN(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)

namespace imagebrowser {

namespace {

#ifdef __linux__

constexpr std::size_t largeSize = GrowingMemory::LargeSize;

std::size_t wholePages(std::size_t bytes)
{
    // No page size of Linux is larger, and all of them divide it.
    constexpr std::size_t step = 64 * 1024;
    return (bytes + step - 1) / step * step;
}

void *mapped(std::size_t bytes)
{
    void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : memory;
}

//! Null, and nothing changed, when there is not enough.
void *resized(void *memory, std::size_t oldBytes, std::size_t bytes)
{
    const bool wasLarge = oldBytes >= largeSize;
    const bool isLarge = bytes >= largeSize;
    if (!wasLarge && !isLarge)
        return std::realloc(memory, bytes);
    if (wasLarge && isLarge) {
        void *moved = mremap(memory, oldBytes, bytes, MREMAP_MAYMOVE);
        return moved == MAP_FAILED ? nullptr : moved;
    }
    void *fresh = isLarge ? mapped(bytes) : std::malloc(bytes);
    if (fresh == nullptr)
        return nullptr;
    if (memory != nullptr)
        std::memcpy(fresh, memory, std::min(oldBytes, bytes));
    if (wasLarge)
        munmap(memory, oldBytes);
    else
        std::free(memory);
    return fresh;
}

void freed(void *memory, std::size_t bytes)
{
    if (bytes >= largeSize)
        munmap(memory, bytes);
    else
        std::free(memory);
}

#else

std::size_t wholePages(std::size_t bytes)
{
    return bytes;
}

void *resized(void *memory, std::size_t, std::size_t bytes)
{
    return std::realloc(memory, bytes);
}

void freed(void *memory, std::size_t)
{
    std::free(memory);
}

#endif

} // namespace

void GrowingMemory::grow(std::size_t bytes)
{
    if (bytes > m_capacity)
        resize(std::max(bytes, m_capacity * 2));
}

void GrowingMemory::shrink(std::size_t bytes)
{
    if (bytes == 0)
        release();
    else if (bytes < m_capacity)
        resize(bytes);
}

void GrowingMemory::resize(std::size_t bytes)
{
    const std::size_t wanted = bytes < LargeSize ? bytes : wholePages(bytes);
    if (wanted == m_capacity)
        return;
    void *memory = resized(m_data, m_capacity, wanted);
    if (memory == nullptr)
        throw std::bad_alloc();
    m_data = memory;
    m_capacity = wanted;
}

void GrowingMemory::release()
{
    if (m_data != nullptr)
        freed(m_data, m_capacity);
    m_data = nullptr;
    m_capacity = 0;
}

} // namespace imagebrowser

// NOLINTEND(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
