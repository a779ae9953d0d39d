#include "ImageDigests.h"

#include <algorithm>
#include <array>

#include "SlotContent.h"
#include "SlotReader.h"

namespace enigmaiot {

namespace {

constexpr std::size_t Sha256Count = 32;

}  // namespace

ImageDigests::ImageDigests(Digest &md5, Digest *sha256, std::uint32_t address, std::uint32_t count) noexcept
    : md5_(md5), sha256_(sha256), next_(address), end_(address + count)
{
    md5_.reset();
    if (sha256_ != nullptr) {
        sha256_->reset();
    }
}

void ImageDigests::take(std::uint32_t address, const std::uint8_t *bytes, std::size_t count) noexcept
{
    const std::size_t known = next_ - address;
    if (address > next_ || known >= count) {
        return;
    }

    const std::size_t part = std::min<std::size_t>(count - known, end_ - next_);
    md5_.update(bytes + known, part);
    if (sha256_ != nullptr) {
        sha256_->update(bytes + known, part);
    }

    next_ += static_cast<std::uint32_t>(part);
}

SlotResult ImageDigests::compare(SlotReader &reader, const std::uint8_t *md5, const std::uint8_t *sha256) noexcept
{
    if (!reader.pass(*this, next_, end_ - next_)) {
        return SlotResult::FlashFailed;
    }

    std::array<std::uint8_t, SlotContent::Md5Count> md5Found{};
    std::array<std::uint8_t, Sha256Count> sha256Found{};
    md5_.finish(md5Found.data());
    bool isRight = std::equal(md5Found.begin(), md5Found.end(), md5);
    if (sha256_ != nullptr) {
        sha256_->finish(sha256Found.data());
        isRight = isRight && std::equal(sha256Found.begin(), sha256Found.end(), sha256);
    }

    return isRight ? SlotResult::Ok : SlotResult::DigestMismatch;
}

}  // namespace enigmaiot
