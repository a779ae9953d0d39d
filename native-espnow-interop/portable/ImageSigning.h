#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "Digest.h"
#include "ImageKind.h"
#include "ImageTrailer.h"
#include "NativeAssemblies.h"
#include "SignatureVerifier.h"
#include "SlotReader.h"
#include "SlotResult.h"

namespace enigmaiot {

/// Whose images a board takes: those that one of up to three keys signed, for its hardware class, with native assemblies that it has,
/// and no older than what it has confirmed. Made where a key is set; a board without one takes every image.
class ImageSigning {
public:
    static constexpr std::size_t MaximumKeys = 3;

    /// Bytes of a public key: x and y, 32 each, big-endian.
    static constexpr std::size_t KeyCount = 64;

    /// Bytes of what message 0 tells of an image: key id 8, counter u32, CRC-32 of the hardware class u32 (0 for any), version of the
    /// native interop two u16 and its checksum u32 (0 where none is needed). A key id of zeros stands for an unsigned image.
    static constexpr std::size_t FactCount = 24;

    ImageSigning(Digest &sha256, SignatureVerifier &verifier, const NativeAssemblies &natives) noexcept
        : sha256_(sha256), verifier_(verifier), natives_(natives)
    {
    }

    ImageSigning(const ImageSigning &) = delete;
    ImageSigning &operator=(const ImageSigning &) = delete;

    /// Trusts a key. One that is none, or one too many, is not trusted, and still no unsigned image is taken.
    /// @param key KeyCount bytes.
    bool trust(const std::uint8_t *key) noexcept;

    /// Sets the board's hardware class.
    /// @param count At most ImageTrailer::MaximumClass; 0 for none: images that name one are refused then.
    void setHardwareClass(const std::uint8_t *bytes, std::size_t count) noexcept;

    /// Sets whether an image may have a lower counter than the board has confirmed.
    void allowOlder(bool allowed) noexcept
    {
        allowsOlder_ = allowed;
    }

    /// Checks an image in flash. Reads it once: about 0.3 s per MB on an ESP32, and as long again for the signature by what others
    /// have measured.
    /// @param address Where the image starts.
    /// @param trailer Its trailer; without one it is unsigned.
    /// @param counter The counter of the last image of that kind that was confirmed.
    SlotResult check(
        SlotReader &reader,
        ImageKind kind,
        std::uint32_t address,
        const ImageTrailer &trailer,
        std::uint32_t counter) noexcept;

    /// Checks what a publisher tells of an image before it comes; check() is what counts.
    /// @param facts FactCount bytes.
    SlotResult checkOffer(const std::uint8_t *facts, std::uint32_t counter) const noexcept;

private:
    struct Key {
        std::array<std::uint8_t, KeyCount> point{};
        std::array<std::uint8_t, ImageTrailer::KeyIdCount> id{};
    };

    /// The key with that identity; nullptr where it is not trusted.
    const Key *find(const std::uint8_t *id) const noexcept;

    Digest &sha256_;
    SignatureVerifier &verifier_;
    const NativeAssemblies &natives_;
    std::array<Key, MaximumKeys> keys_{};
    std::size_t keyCount_ = 0;
    std::array<std::uint8_t, ImageTrailer::MaximumClass> class_{};
    std::size_t classCount_ = 0;
    bool allowsOlder_ = false;
};

}  // namespace enigmaiot
