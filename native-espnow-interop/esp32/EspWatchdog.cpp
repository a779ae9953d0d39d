#include "EspWatchdog.h"

namespace enigmaiot {

namespace {

constexpr std::uint64_t TickMicroseconds = 1000000;
constexpr std::uint32_t MillisecondsPerSecond = 1000;

/// Makes a task watchdog that restarts the board; the board's configuration leaves it uninitialised
/// (CONFIG_ESP_TASK_WDT_INIT=n), and another component may have made one already.
bool makeTaskWatchdog(std::uint32_t seconds) noexcept
{
    esp_task_wdt_config_t config{};
    config.timeout_ms = seconds * MillisecondsPerSecond;
    config.trigger_panic = true;
    return esp_task_wdt_init(&config) == ESP_OK || esp_task_wdt_reconfigure(&config) == ESP_OK;
}

}  // namespace

bool EspWatchdog::feed(std::uint32_t seconds) noexcept
{
    program_.feed(seconds);
    return seconds == 0 || timer_ != nullptr || start();
}

bool EspWatchdog::start() noexcept
{
    if (user_ == nullptr
        && (!makeTaskWatchdog(TaskSeconds) || esp_task_wdt_add_user("EnigmaIoT", &user_) != ESP_OK)) {
        return false;
    }

    esp_timer_create_args_t arguments{};
    arguments.callback = &EspWatchdog::onTimer;
    arguments.arg = this;
    arguments.name = "watchdog";
    esp_timer_handle_t timer = nullptr;
    if (esp_timer_create(&arguments, &timer) != ESP_OK || esp_timer_start_periodic(timer, TickMicroseconds) != ESP_OK) {
        // Without the timer nobody would feed the task watchdog.
        (void)esp_task_wdt_delete_user(user_);
        user_ = nullptr;
        if (timer != nullptr) {
            (void)esp_timer_delete(timer);
        }

        return false;
    }

    timer_ = timer;
    return true;
}

void EspWatchdog::onTimer(void *self) noexcept
{
    EspWatchdog &watchdog = *static_cast<EspWatchdog *>(self);
    if (watchdog.program_.tick(watchdog.isHeld_())) {
        (void)esp_task_wdt_reset_user(watchdog.user_);
    }
}

}  // namespace enigmaiot
