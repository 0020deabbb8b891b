// SPDX-License-Identifier: Apache-2.0
//! fuzz_NAME CORPUS DICTIONARY MUTATIONS: runs a fuzz target over every file of its corpus and over mutations of them,
//! the same ones every time. For compilers without libFuzzer, and short enough for every test run. The input of a
//! finding is printed; the long runs are libFuzzer's (preset `fuzz`).
#include "tests/fuzz/fuzztarget.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

using Input = std::string;

constexpr std::size_t LongestMutation = 8192;

//! For the signal handler, which may only look and write.
const Input *currentInput = nullptr;

void printInput(int signal)
{
    static constexpr char digits[] = "0123456789abcdef";
    static constexpr char title[] = "the input, in hexadecimal digits:\n";
    ssize_t written = write(STDERR_FILENO, title, sizeof title - 1);
    if (currentInput != nullptr) {
        for (const char character : *currentInput) {
            const auto byte = static_cast<unsigned char>(character);
            const char pair[] = {digits[byte >> 4U], digits[byte & 0xFU]};
            written += write(STDERR_FILENO, pair, sizeof pair);
        }
        written += write(STDERR_FILENO, "\n", 1);
    }
    std::_Exit(written < 0 ? 1 : 128 + signal);
}

void run(const Input &input)
{
    // A copy that ends where it ends: address sanitizer then sees a read beyond.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    currentInput = &input;
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::vector<Input> readCorpus(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    // Folders are listed in any order; the mutations are to be the same everywhere.
    std::sort(paths.begin(), paths.end());
    std::vector<Input> inputs;
    for (const auto &path : paths) {
        std::ifstream file(path, std::ios::binary);
        inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return inputs;
}

//! Words of a libFuzzer dictionary: `"text"` a line, with \\, \" and \xAB.
std::vector<Input> readWords(const std::filesystem::path &path)
{
    std::vector<Input> words;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::size_t begin = line.find('"');
        if (line.starts_with('#') || begin == std::string::npos)
            continue;
        Input word;
        for (std::size_t i = begin + 1; i < line.size() && line[i] != '"'; ++i) {
            if (line[i] == '\\' && i + 3 < line.size() && line[i + 1] == 'x') {
                word += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
                i += 3;
            } else {
                i += line[i] == '\\' ? 1 : 0;
                word += line[i];
            }
        }
        words.push_back(word);
    }
    return words;
}

class Mutator
{
public:
    Mutator(std::vector<Input> corpus, std::vector<Input> words)
        : m_corpus(std::move(corpus))
        , m_words(std::move(words))
    {
    }

    [[nodiscard]] Input next()
    {
        Input input = oneOf(m_corpus);
        for (std::size_t changes = 1 + below(6); changes > 0; --changes)
            change(input);
        if (input.size() > LongestMutation)
            input.resize(LongestMutation);
        return input;
    }

private:
    [[nodiscard]] std::size_t below(std::size_t bound) { return bound == 0 ? 0 : m_random() % bound; }
    [[nodiscard]] const Input &oneOf(const std::vector<Input> &inputs) { return inputs[below(inputs.size())]; }

    [[nodiscard]] std::string_view piece(const Input &input)
    {
        const std::size_t begin = below(input.size());
        return std::string_view(input).substr(begin, 1 + below(64));
    }

    void change(Input &input)
    {
        const std::size_t place = below(input.size() + 1);
        switch (below(m_words.empty() ? 6 : 8)) {
        case 0:
            if (place < input.size())
                input[place] = static_cast<char>(static_cast<unsigned char>(input[place]) ^ (1U << below(8)));
            break;
        case 1:
            input.insert(place, 1, static_cast<char>(below(256)));
            break;
        case 2:
            input.erase(place, 1 + below(16));
            break;
        case 3:
            input.insert(place, std::string(piece(input)));
            break;
        case 4:
            input.insert(place, std::string(piece(oneOf(m_corpus))));
            break;
        case 5:
            input.resize(place);
            break;
        default:
            input.insert(place, oneOf(m_words));
            break;
        }
    }

    std::vector<Input> m_corpus;
    std::vector<Input> m_words;
    std::mt19937 m_random{20'261'122};
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 4) {
        std::fputs("usage: CORPUS DICTIONARY MUTATIONS\n", stderr);
        return 2;
    }
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, printInput);
    const std::vector<Input> corpus = readCorpus(argv[1]);
    if (corpus.empty()) {
        std::fprintf(stderr, "no corpus in %s\n", argv[1]);
        return 2;
    }
    for (const Input &input : corpus)
        run(input);
    const long mutations = std::strtol(argv[3], nullptr, 10);
    Mutator mutator(corpus, readWords(argv[2]));
    for (long i = 0; i < mutations; ++i)
        run(mutator.next());
    std::printf("%zu files, %ld mutations, no finding\n", corpus.size(), mutations);
    return 0;
}
