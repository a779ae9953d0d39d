#pragma once

#include "../portable/NativeAssemblies.h"
#include "DigestPool.h"
#include "EspSlots.h"
#include "EspWatchdog.h"

namespace enigmaiot::board {

/// The time in which the program of an image that is tested has to feed the watchdog first, in seconds. nanoCLR comes up in
/// less than ten.
inline constexpr std::uint32_t FirstFeedSeconds = 60;

/// What there is one of on a board, and is needed before any managed code runs. Made before app_main, never destroyed.
EspSlots &slots() noexcept;

DigestPool &digests() noexcept;

EspWatchdog &watchdog() noexcept;

/// The deployment that nanoCLR has to run. Where the image is tested, the first call starts the watchdog: nanoCLR would wait
/// for a debugger, for good, with a deployment whose program it cannot start.
const esp_partition_t *deployment() noexcept;

/// A managed program starts: what an earlier one asked of the watchdog is over. A program whose image is tested has to feed it
/// in time, as from nanoCLR's start on.
void expectProgram() noexcept;

/// The native assemblies of this nanoCLR. The glue on nanoCLR answers; asked for before app_main, it needs no constructor.
const NativeAssemblies &nativeAssemblies() noexcept;

/// Whether a debugger or a deployment tool has nanoCLR's program stopped. The glue on nanoCLR answers.
bool isProgramHeld() noexcept;

}  // namespace enigmaiot::board
