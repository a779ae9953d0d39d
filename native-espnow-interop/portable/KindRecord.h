#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "ImageState.h"
#include "SlotContent.h"
#include "RollbackCause.h"

namespace enigmaiot {

/// What the boot record says of one kind of image.
struct KindRecord {
    static constexpr std::size_t SlotCount = 2;

    /// In place of tries left: the next start rolls back, and rollbackCause says already why.
    static constexpr std::uint8_t RevertAsked = 0xFF;

    std::uint8_t active = 0;
    ImageState state = ImageState::Confirmed;

    /// Starts that the image under test still has, at most 254; or RevertAsked.
    std::uint8_t triesLeft = 0;

    RollbackCause rollbackCause = RollbackCause::None;
    std::array<SlotContent, SlotCount> slots{};

    /// The highest security counter of a signed image of this kind that was confirmed.
    std::uint32_t counter = 0;

    /// The security counter of the image that is staged or tested; 0 for one that was taken without a signature.
    std::uint32_t newCounter = 0;

    /// Notes that the new image is confirmed.
    /// @return Whether that changed the counter.
    bool raiseCounter() noexcept
    {
        const bool rises = newCounter > counter;
        counter = rises ? newCounter : counter;
        newCounter = 0;
        return rises;
    }

    /// Has the next start roll back from the image under test.
    void rollBack(RollbackCause cause) noexcept
    {
        triesLeft = RevertAsked;
        rollbackCause = cause;
    }

    std::uint8_t spare() const noexcept
    {
        return active == 0 ? 1 : 0;
    }
};

}  // namespace enigmaiot
