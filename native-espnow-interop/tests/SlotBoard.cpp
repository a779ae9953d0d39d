#include "SlotBoard.h"

#include <algorithm>
#include <random>

namespace enigmaiot::test {

SlotBoard::SlotBoard() : flash_(27 * Sector)
{
}

SlotBoard::SlotBoard(const SlotBoard &other) : flash_(other.flash_), signing_(other.signing_)
{
}

SlotLayout SlotBoard::layout()
{
    SlotLayout layout;
    layout.recordAddress = 1 * Sector;
    layout.kinds[0] = {{4 * Sector, 9 * Sector}, 5 * Sector};
    layout.kinds[1] = {{15 * Sector, 21 * Sector}, 6 * Sector};
    layout.tries = Tries;
    return layout;
}

void SlotBoard::start(bool hung)
{
    flash_.powerUp();
    restart(hung);
}

void SlotBoard::restart(bool hung)
{
    slots_ = std::make_unique<SlotCore>(flash_, layout(), md5_, sha256_);
    slots_->setSigning(signing_);
    slots_->chooseAtStart(hung);
}

std::uint32_t SlotBoard::address(ImageKind kind, int slot) const
{
    return layout().kinds[static_cast<std::size_t>(kind) - 1].addresses[static_cast<std::size_t>(slot)];
}

void SlotBoard::flashByWire(ImageKind kind, int slot, const Image &image)
{
    flash_.flashByWire(address(kind, slot), layout().kinds[static_cast<std::size_t>(kind) - 1].capacity, image);
}

bool SlotBoard::runs(ImageKind kind, const Image &image)
{
    // Through the board's own eyes, not peek(): unstable cells must not hide.
    Image content(image.size());
    return flash_.read(address(kind, slots_->activeSlot(kind)), content.data(), content.size()) == FlashResult::Ok
        && content == image;
}

bool SlotBoard::isBlankBehind(ImageKind kind, const Image &image) const
{
    const std::size_t capacity = layout().kinds[static_cast<std::size_t>(kind) - 1].capacity;
    const Image slot = flash_.peek(address(kind, slots_->activeSlot(kind)), capacity);
    return std::all_of(slot.begin() + static_cast<std::ptrdiff_t>(image.size()), slot.end(), [](std::uint8_t byte) {
        return byte == 0xFF;
    });
}

bool SlotBoard::holds(ImageKind kind, int slot, const Image &image) const
{
    return flash_.peek(address(kind, slot), image.size()) == image;
}

SlotResult SlotBoard::begin(ImageKind kind, const Image &image)
{
    return slots_->begin(kind, static_cast<std::uint32_t>(image.size()), digestOf(MBEDTLS_MD_MD5, image).data());
}

std::uint32_t SlotBoard::resume(const Image &image)
{
    return slots_->resume(static_cast<std::uint32_t>(image.size()), digestOf(MBEDTLS_MD_MD5, image).data());
}

SlotResult SlotBoard::writeAll(const Image &image)
{
    constexpr std::size_t Window = 16;
    const std::size_t chunks = (image.size() + Chunk - 1) / Chunk;
    std::mt19937 random(7);
    std::vector<std::size_t> window;
    for (std::size_t first = 0; first < chunks; first += Window) {
        window.clear();
        for (std::size_t index = first; index < std::min(first + Window, chunks); index++) {
            window.push_back(index);
        }

        std::shuffle(window.begin(), window.end(), random);
        for (const std::size_t index : window) {
            const SlotResult result = writeChunk(image, index);
            if (result != SlotResult::Ok) {
                return result;
            }

            if (index % 5 == 0) {
                slots_->eraseAhead();
            }
        }
    }

    return SlotResult::Ok;
}

SlotResult SlotBoard::writeChunk(const Image &image, std::size_t index)
{
    const std::size_t offset = index * Chunk;
    return slots_->write(
        static_cast<std::uint32_t>(offset),
        image.data() + offset,
        std::min(Chunk, image.size() - offset));
}

SlotResult SlotBoard::finish(const Image &image, bool withSha256)
{
    const auto md5 = digestOf(MBEDTLS_MD_MD5, image);
    const auto sha256 = digestOf(MBEDTLS_MD_SHA256, image);
    return slots_->finish(md5.data(), withSha256 ? sha256.data() : nullptr);
}

SlotResult SlotBoard::update(ImageKind kind, const Image &image)
{
    SlotResult result = begin(kind, image);
    result = result == SlotResult::Ok ? writeAll(image) : result;
    return result == SlotResult::Ok ? finish(image) : result;
}

}  // namespace enigmaiot::test
