#pragma once

#include <memory>
#include <vector>

#include "SampleImage.h"
#include "SimulatedFlash.h"
#include "SlotCore.h"
#include "TestDigest.h"

namespace enigmaiot::test {

/// A board with slots of both kinds, small enough to try every cut: 5 sectors a deployment, 6 an application.
class SlotBoard {
public:
    static constexpr std::uint32_t Sector = NorFlash::SectorSize;
    static constexpr std::uint8_t Tries = 3;

    /// Bytes of a write: of an OTA chunk.
    static constexpr std::size_t Chunk = 212;

    SlotBoard();

    /// A board in the same state, switched off.
    SlotBoard(const SlotBoard &other);
    SlotBoard &operator=(const SlotBoard &) = delete;

    static SlotLayout layout();

    /// Switches on, which takes back a cut that has not come, and chooses what runs.
    /// @param hung Whether the watchdog restarted it.
    void start(bool hung = false);

    /// Starts anew with the power as it is; a cut may come.
    void restart(bool hung = false);

    /// Has only signed images be taken, from now on and behind each start.
    void setSigning(ImageSigning *signing)
    {
        signing_ = signing;
        if (slots_ != nullptr) {
            slots_->setSigning(signing);
        }
    }

    SimulatedFlash &flash()
    {
        return flash_;
    }

    SlotCore &slots()
    {
        return *slots_;
    }

    std::uint32_t address(ImageKind kind, int slot) const;

    void flashByWire(ImageKind kind, int slot, const Image &image);

    /// Whether the slot that runs holds exactly this image.
    bool runs(ImageKind kind, const Image &image);

    /// Whether the rest of the slot that runs is blank behind this image.
    bool isBlankBehind(ImageKind kind, const Image &image) const;

    bool holds(ImageKind kind, int slot, const Image &image) const;

    SlotResult begin(ImageKind kind, const Image &image);

    /// Goes on with an image. Returns the bytes that are held.
    std::uint32_t resume(const Image &image);

    /// Writes the chunks of an image in shuffled windows of 16, and erases ahead now and then; stops at the first failure.
    SlotResult writeAll(const Image &image);

    SlotResult writeChunk(const Image &image, std::size_t index);

    SlotResult finish(const Image &image, bool withSha256 = true);

    /// Begin, write and finish.
    SlotResult update(ImageKind kind, const Image &image);

private:
    SimulatedFlash flash_;
    TestDigest md5_{MBEDTLS_MD_MD5};
    TestDigest sha256_{MBEDTLS_MD_SHA256};
    std::unique_ptr<SlotCore> slots_;
    ImageSigning *signing_ = nullptr;
};

}  // namespace enigmaiot::test
