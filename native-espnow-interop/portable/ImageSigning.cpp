#include "ImageSigning.h"

#include <algorithm>

#include "Crc32.h"
#include "LittleEndian.h"
#include "TrailerReader.h"

namespace enigmaiot {

namespace {

constexpr std::size_t CounterOffset = 8;
constexpr std::size_t ClassOffset = 12;
constexpr std::size_t InteropOffset = 16;
constexpr std::size_t ChecksumOffset = 20;

/// SubjectPublicKeyInfo of a P-256 key, up to its x and y (RFC 5480).
constexpr std::array<std::uint8_t, 27> KeyHead{
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06,
    0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04};

}  // namespace

bool ImageSigning::trust(const std::uint8_t *key) noexcept
{
    if (keyCount_ == keys_.size() || !verifier_.isKey(key)) {
        return false;
    }

    Key &place = keys_[keyCount_++];
    std::array<std::uint8_t, ImageTrailer::Sha256Count> digest{};
    sha256_.reset();
    sha256_.update(KeyHead.data(), KeyHead.size());
    sha256_.update(key, KeyCount);
    sha256_.finish(digest.data());
    std::copy_n(key, KeyCount, place.point.begin());
    std::copy_n(digest.begin(), place.id.size(), place.id.begin());
    return true;
}

void ImageSigning::setHardwareClass(const std::uint8_t *bytes, std::size_t count) noexcept
{
    classCount_ = std::min(count, class_.size());
    std::copy_n(bytes, classCount_, class_.begin());
}

SlotResult ImageSigning::check(
    SlotReader &reader,
    ImageKind kind,
    std::uint32_t address,
    const ImageTrailer &trailer,
    std::uint32_t counter) noexcept
{
    if (!trailer.isThere()) {
        return SlotResult::NotSigned;
    }

    const Key *key = find(trailer.keyId.data());
    if (key == nullptr) {
        return SlotResult::UnknownKey;
    }

    std::array<std::uint8_t, ImageTrailer::Sha256Count> digest{};
    if (!reader.hash(sha256_, address + trailer.start, trailer.protectedSize, digest.data())) {
        return SlotResult::FlashFailed;
    }

    if (!verifier_.verify(key->point.data(), digest.data(), trailer.signature.data())) {
        return SlotResult::WrongSignature;
    }

    if (!reader.hash(sha256_, address, trailer.start, digest.data())) {
        return SlotResult::FlashFailed;
    }

    const bool fitsClass = trailer.classCount == 0
        || (trailer.classCount == classCount_
            && std::equal(class_.begin(), class_.begin() + trailer.classCount, trailer.hardwareClass.begin()));
    return digest != trailer.sha256 || trailer.kind != static_cast<std::uint8_t>(kind) ? SlotResult::WrongSignature
        : !fitsClass                                                                   ? SlotResult::WrongHardware
        : trailer.interop > natives_.interopVersion()
            || !TrailerReader(reader).fit(address, trailer, natives_)                  ? SlotResult::WrongInterop
        : trailer.counter < counter && !allowsOlder_                                   ? SlotResult::OlderImage
                                                                                       : SlotResult::Ok;
}

SlotResult ImageSigning::checkOffer(const std::uint8_t *facts, std::uint32_t counter) const noexcept
{
    if (std::all_of(facts, facts + ImageTrailer::KeyIdCount, [](std::uint8_t byte) { return byte == 0; })) {
        return SlotResult::NotSigned;
    }

    const std::uint32_t hardware = getU32(facts + ClassOffset);
    const std::uint32_t pair = getU32(facts + InteropOffset);
    const std::uint32_t interop = (pair & 0xFFFF) << 16 | pair >> 16;
    const std::uint32_t checksum = getU32(facts + ChecksumOffset);
    return find(facts) == nullptr ? SlotResult::UnknownKey
        : hardware != 0 && (classCount_ == 0 || crc32(class_.data(), classCount_) != hardware) ? SlotResult::WrongHardware
        : interop > natives_.interopVersion() || (checksum != 0 && checksum != natives_.interopChecksum())
        ? SlotResult::WrongInterop
        : getU32(facts + CounterOffset) < counter && !allowsOlder_ ? SlotResult::OlderImage
                                                                   : SlotResult::Ok;
}

const ImageSigning::Key *ImageSigning::find(const std::uint8_t *id) const noexcept
{
    const auto end = keys_.begin() + static_cast<std::ptrdiff_t>(keyCount_);
    const auto found = std::find_if(keys_.begin(), end, [id](const Key &key) {
        return std::equal(key.id.begin(), key.id.end(), id);
    });
    return found == end ? nullptr : &*found;
}

}  // namespace enigmaiot
