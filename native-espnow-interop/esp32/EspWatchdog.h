#pragma once

#include <cstdint>

#include "esp_task_wdt.h"
#include "esp_timer.h"

#include "../portable/Watchdog.h"

namespace enigmaiot {

/// Restarts the board where the program does not feed it in time, whatever it hangs in. A timer feeds ESP-IDF's task
/// watchdog once a second while Watchdog says that the program runs; that one restarts the board (reset reason
/// ESP_RST_TASK_WDT) also where the timer's own task does not run any more.
class EspWatchdog {
public:
    /// The task watchdog's own time, which comes on top of the program's.
    static constexpr std::uint32_t TaskSeconds = 5;

    /// @param isHeld Whether something outside the program stops it; called by the timer's task.
    explicit EspWatchdog(bool (*isHeld)() noexcept) noexcept : isHeld_(isHeld)
    {
    }

    EspWatchdog(const EspWatchdog &) = delete;
    EspWatchdog &operator=(const EspWatchdog &) = delete;

    /// Lets so many seconds pass until the next call, 0 for ever. Starts the watchdog with the first call that is not 0.
    /// @return False where ESP-IDF has no room for it: nothing is watched then.
    bool feed(std::uint32_t seconds) noexcept;

private:
    static void onTimer(void *self) noexcept;
    bool start() noexcept;

    bool (*isHeld_)() noexcept;
    Watchdog program_;
    esp_timer_handle_t timer_ = nullptr;
    esp_task_wdt_user_handle_t user_ = nullptr;
};

}  // namespace enigmaiot
