// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagetraits.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace imagebrowser {

namespace {

using Words = std::vector<std::string_view>;

template <std::size_t Size> bool isOneOf(std::string_view word, const std::array<std::string_view, Size> &list)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 4> generation2Words{"gen2", "gensecond", "g2", "generation2"};
constexpr std::array<std::string_view, 3> generation1Words{"gen1", "g1", "generation1"};
//! Words that make no difference to what an image is for. "datacenter" is the only edition Batch lists, and the oldest
//! SKUs leave it out; code names repeat the version.
constexpr std::array<std::string_view, 18> fillers{"server", "lts",    "com",   "datacenter", "sp1",   "sp2",
                                                   "r2",     "with",   "x86",   "x64",        "amd64", "trusty",
                                                   "xenial", "bionic", "focal", "jammy",      "noble", "latest"};

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isNumber(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), isDigit);
}

//! "20h2": a half-year release of Windows Server.
bool isHalfYear(std::string_view word)
{
    return word.size() == 4 && isNumber(word.substr(0, 2)) && word[2] == 'h' && isDigit(word[3]);
}

Words split(std::string_view text)
{
    Words words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("-_. "), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::vector<int> numbers(std::string_view text)
{
    std::vector<int> result;
    for (std::size_t at = 0; at < text.size();) {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
        // A minus sign is a separator here, so a number has to begin with a digit.
        if (!isDigit(text[at]) || error != std::errc()) {
            ++at;
            continue;
        }
        result.push_back(value);
        at = static_cast<std::size_t>(end - text.data());
    }
    return result;
}

//! "ubuntu2004" and "centos78" name the system with its version; "ol95" adds nothing to the offer. "u250" and "gb200"
//! are hardware and stay whole.
std::string_view withoutVersion(std::string_view word)
{
    constexpr std::array<std::string_view, 6> systems{"ubuntu", "centos", "rhel", "debian", "almalinux", "sles"};
    const std::size_t digits = word.find_first_of("0123456789");
    if (digits == std::string_view::npos || digits == 0 || !isNumber(word.substr(digits)))
        return word;
    const std::string_view name = word.substr(0, digits);
    if (name == "ol")
        return {};
    return isOneOf(name, systems) ? name : word;
}

void addPurpose(const Words &words, ImageTraits &traits)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (isOneOf(words[i], generation2Words))
            traits.isNamedGeneration2 = true;
        if (isNumber(words[i]) || isHalfYear(words[i]) || isOneOf(words[i], generation1Words)
            || isOneOf(words[i], generation2Words) || isOneOf(words[i], fillers))
            continue;
        const std::string_view word = withoutVersion(words[i]);
        const bool isConfidential = word == "confidential" && i + 1 < words.size() && words[i + 1] == "vm";
        if (isConfidential)
            ++i;
        if (!word.empty())
            traits.purpose.emplace_back(isConfidential ? "cvm" : word == "ubuntuserver" ? "ubuntu" : word);
    }
}

//! The year in the names of a Windows image, and 2 after it for an R2.
std::vector<int> yearVersion(const Words &words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].size() != 4 || !isNumber(words[i]) || !words[i].starts_with("20"))
            continue;
        std::vector<int> version = numbers(words[i]);
        if (i + 1 < words.size() && words[i + 1] == "r2")
            version.push_back(2);
        return version;
    }
    return {};
}

void readAgent(std::string_view nodeAgent, ImageTraits &traits)
{
    const std::size_t blank = std::min(nodeAgent.find(' '), nodeAgent.size());
    traits.agentFamily = nodeAgent.substr(0, blank);
    const std::string_view rest = nodeAgent.substr(std::min(blank + 1, nodeAgent.size()));
    if (!rest.empty() && isDigit(rest.front()))
        traits.osVersion = numbers(rest);
    else
        traits.agentPlatform = rest;
}

} // namespace

ImageTraits imageTraits(std::string_view publisher, std::string_view offer, std::string_view sku,
                        std::string_view nodeAgent)
{
    ImageTraits traits;
    const Words skuWords = split(sku);
    const Words offerWords = split(offer);
    addPurpose(offerWords, traits);
    addPurpose(skuWords, traits);
    traits.skuVersion = numbers(sku);
    readAgent(nodeAgent, traits);
    if (traits.osVersion.empty())
        traits.osVersion = yearVersion(skuWords);
    if (traits.osVersion.empty())
        traits.osVersion = yearVersion(offerWords);
    // The data science images are called "ubuntu-2204" like any other; only the publisher tells them apart.
    const bool isHpc = std::find(traits.purpose.begin(), traits.purpose.end(), "hpc") != traits.purpose.end();
    if (publisher == "microsoft-dsvm" && !isHpc)
        traits.purpose.emplace_back("dsvm");
    std::sort(traits.purpose.begin(), traits.purpose.end());
    traits.purpose.erase(std::unique(traits.purpose.begin(), traits.purpose.end()), traits.purpose.end());
    return traits;
}

} // namespace imagebrowser
