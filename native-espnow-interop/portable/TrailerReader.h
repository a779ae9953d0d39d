#pragma once

#include <cstdint>

#include "ImageProof.h"
#include "ImageTrailer.h"
#include "NativeAssemblies.h"
#include "SlotReader.h"

namespace enigmaiot {

/// Reads the trailer of a signed image out of a slot, little-endian: mark 8 bytes, bytes of the protected part u16, bytes of the
/// whole trailer u16, entries (type u16, length u16, value), CRC-32 of all that. It stands at the first multiple of four behind the
/// image; zeros fill the gap. What it takes is exactly what TrailerReader.cs of the updater takes.
class TrailerReader {
public:
    /// The most bytes of a trailer.
    static constexpr std::uint32_t MaximumSize = 2048;

    explicit TrailerReader(SlotReader &reader) noexcept : reader_(reader)
    {
    }

    /// What an image's proof is worth with what may stand behind it: a trailer belongs to the image, one that is damaged makes it
    /// broken.
    /// @param address Where the image starts.
    /// @param limit Bytes from there on that may be the image's.
    /// @param trailer Receives the trailer; its size is 0 where there is none.
    ImageProof read(const ImageProof &proof, std::uint32_t address, std::uint32_t limit, ImageTrailer &trailer) noexcept;

    /// Determines whether this nanoCLR has all native assemblies that a trailer names. False also where the flash cannot be read.
    bool fit(std::uint32_t address, const ImageTrailer &trailer, const NativeAssemblies &natives) noexcept;

private:
    using Verdict = ImageProof::Verdict;

    Verdict readWhole(std::uint32_t address, std::uint32_t limit, ImageTrailer &trailer) noexcept;
    Verdict readEntries(std::uint32_t address, std::uint32_t count, bool isSigned, ImageTrailer &trailer) noexcept;

    /// Takes an entry. False where it is none that may stand there.
    bool take(std::uint16_t type, const std::uint8_t *value, std::size_t count, bool isSigned, ImageTrailer &trailer) noexcept;

    SlotReader &reader_;

    /// A bit for each type of entry that was there.
    std::uint32_t seen_ = 0;
};

}  // namespace enigmaiot
