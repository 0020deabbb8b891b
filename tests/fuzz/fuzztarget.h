// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

//! One fuzz target is one executable that defines this function. It is called with one input after another, and ends
//! the program with FUZZ_CHECK when what the product made of the input breaks a promise. libFuzzer (preset `fuzz`) or
//! fuzzdriver.cpp (every other preset) brings main() and the inputs.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace imagebrowser {

//! Writes the broken promise to standard error and aborts, which both drivers take for a finding.
[[noreturn]] void reportFinding(const char *promise, const char *file, int line);

} // namespace imagebrowser

#define FUZZ_CHECK(promise)                                                                                            \
    ((promise) ? static_cast<void>(0) : imagebrowser::reportFinding(#promise, __FILE__, __LINE__))
