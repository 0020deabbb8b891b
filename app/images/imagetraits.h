// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace imagebrowser {

//! What the names of an image tell about it beyond the members of the service, read from case-folded UTF-8. Names are
//! the only place where the service says what a Marketplace image is made for.
struct ImageTraits
{
    //! What is left of offer and SKU without versions, generation and filler, sorted, each once: {"hpc", "ubuntu"} or
    //! {"core", "smalldisk", "windowsserver"}. Two images with the same words differ in version or generation only.
    std::vector<std::string> purpose;
    //! 2022 for Windows Server (with 2 after it for an R2), {24, 4} for Ubuntu: from the node agent, or from the year
    //! in the names where the agent has no version. Empty when unknown.
    std::vector<int> osVersion;
    //! Numbers of the SKU, to tell 8_7 from 8_10 within one offer.
    std::vector<int> skuVersion;
    //! "batch.node.ubuntu": the node agent without its version.
    std::string agentFamily;
    //! The rest of the node agent when it is no version: "amd64".
    std::string agentPlatform;
    //! The names say generation 2. Not exhaustive, neither is the capability: see isGeneration2 in imagesuggestions.
    bool isNamedGeneration2 = false;

    bool operator==(const ImageTraits &) const = default;
};

[[nodiscard]] ImageTraits imageTraits(std::string_view publisher, std::string_view offer, std::string_view sku,
                                      std::string_view nodeAgent);

} // namespace imagebrowser
