#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "ImageProof.h"
#include "SlotReader.h"

namespace enigmaiot {

/// Checks a deployment by what nanoCLR's assemblies have (CLR_RECORD_ASSEMBLY of nanoCLR 1.x): each at a multiple of four
/// bytes, with the CRC of its header and of the rest, references that are met inside the chain (name, and the version's
/// first two numbers, as nanoCLR compares them), and one of them with the entry point. Reads it once, plus the
/// references: about 0.15 s per MB on an ESP32.
class DeploymentCheck {
public:
    /// Assemblies that a deployment may have; the gateway has some 20.
    static constexpr std::size_t MaximumAssemblies = 64;

    explicit DeploymentCheck(SlotReader &reader) noexcept : reader_(reader)
    {
    }

    /// @param limit Bytes from there on that may be the image's. What follows the chain is not looked at.
    /// @return Unreadable also where there is no memory to check it.
    ImageProof check(std::uint32_t address, std::uint32_t limit) noexcept;

private:
    static constexpr std::size_t HeaderCount = 124;

    /// An assembly, as others refer to it. Two different names have the same number once in 4,000,000,000.
    struct Identity {
        std::uint32_t name;
        std::uint32_t version;
    };

    using Chain = std::array<Identity, MaximumAssemblies>;
    using Header = std::array<std::uint8_t, HeaderCount>;
    using Verdict = ImageProof::Verdict;

    ImageProof checkChain(std::uint32_t address, std::uint32_t limit) noexcept;

    /// Reads the header at a place. Broken where there is none that nanoCLR takes.
    Verdict readHeader(std::uint32_t address, std::uint32_t limit, Header &header) noexcept;

    Verdict checkAssembly(std::uint32_t address, const Header &header) noexcept;
    Verdict checkGap(std::uint32_t address, std::uint32_t count) noexcept;
    Verdict checkReferences(std::uint32_t address, std::uint32_t end) noexcept;
    Verdict countEntryPoints(std::uint32_t address, const Header &header) noexcept;
    bool identify(
        std::uint32_t address,
        const Header &header,
        const std::uint8_t *name,
        const std::uint8_t *version,
        Identity &identity) noexcept;
    bool contains(const Identity &wanted) const noexcept;

    SlotReader &reader_;

    /// Memory of the heap, taken while a deployment is checked: 512 bytes.
    std::unique_ptr<Chain> chain_;
    std::size_t count_ = 0;
    std::size_t programs_ = 0;
};

}  // namespace enigmaiot
