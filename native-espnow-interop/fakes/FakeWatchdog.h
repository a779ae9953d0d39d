#pragma once

#include "esp_system.h"
#include "esp_task_wdt.h"
#include "esp_timer.h"

/// ESP-IDF's timers and task watchdog: one timer, one user.
struct FakeWatchdog {
    /// What the calls below it act on; made anew by each test that needs it.
    static FakeWatchdog *current;

    FakeWatchdog();
    ~FakeWatchdog();

    FakeWatchdog(const FakeWatchdog &) = delete;
    FakeWatchdog &operator=(const FakeWatchdog &) = delete;

    /// Lets seconds pass. Returns after how many of them the task watchdog restarted the board; 0 where it did not.
    unsigned run(unsigned seconds);

    /// What esp_reset_reason tells.
    static esp_reset_reason_t resetReason;

    /// What esp_rtc_get_time_us tells.
    static std::uint64_t rtcMicroseconds;

    /// Another component made the task watchdog before.
    bool isMade = false;

    bool isOutOfTimers = false;
    bool isOutOfUsers = false;

    /// A user is watched.
    bool isWatched = false;
    std::uint32_t timeoutSeconds = 0;
    bool restarts = false;

    esp_timer_create_args_t timer{};
    std::uint64_t period = 0;
    unsigned silence = 0;
};
