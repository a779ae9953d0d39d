#include "FakeWatchdog.h"

namespace {

constexpr std::uint64_t Second = 1000000;
constexpr std::uint32_t MillisecondsPerSecond = 1000;

FakeWatchdog &watchdog()
{
    return *FakeWatchdog::current;
}

void take(const esp_task_wdt_config_t &config)
{
    watchdog().isMade = true;
    watchdog().timeoutSeconds = config.timeout_ms / MillisecondsPerSecond;
    watchdog().restarts = config.trigger_panic && config.idle_core_mask == 0;
}

}  // namespace

FakeWatchdog *FakeWatchdog::current = nullptr;
esp_reset_reason_t FakeWatchdog::resetReason = ESP_RST_POWERON;
std::uint64_t FakeWatchdog::rtcMicroseconds = 0;

FakeWatchdog::FakeWatchdog()
{
    current = this;
}

FakeWatchdog::~FakeWatchdog()
{
    current = nullptr;
}

unsigned FakeWatchdog::run(unsigned seconds)
{
    for (unsigned second = 1; second <= seconds; second++) {
        silence++;
        if (period == Second && timer.callback != nullptr) {
            timer.callback(timer.arg);
        }

        if (isWatched && restarts && silence >= timeoutSeconds) {
            return second;
        }
    }

    return 0;
}

extern "C" {

esp_reset_reason_t esp_reset_reason(void)
{
    return FakeWatchdog::resetReason;
}

esp_err_t esp_task_wdt_init(const esp_task_wdt_config_t *config)
{
    if (watchdog().isMade) {
        return ESP_ERR_INVALID_STATE;
    }

    take(*config);
    return ESP_OK;
}

esp_err_t esp_task_wdt_reconfigure(const esp_task_wdt_config_t *config)
{
    if (!watchdog().isMade) {
        return ESP_ERR_INVALID_STATE;
    }

    take(*config);
    return ESP_OK;
}

esp_err_t esp_task_wdt_add_user(const char *, esp_task_wdt_user_handle_t *handle)
{
    if (watchdog().isOutOfUsers || !watchdog().isMade) {
        return ESP_ERR_NO_MEM;
    }

    *handle = reinterpret_cast<esp_task_wdt_user_handle_t>(&watchdog());
    watchdog().isWatched = true;
    watchdog().silence = 0;
    return ESP_OK;
}

esp_err_t esp_task_wdt_delete_user(esp_task_wdt_user_handle_t)
{
    watchdog().isWatched = false;
    return ESP_OK;
}

esp_err_t esp_task_wdt_reset_user(esp_task_wdt_user_handle_t)
{
    watchdog().silence = 0;
    return ESP_OK;
}

esp_err_t esp_timer_create(const esp_timer_create_args_t *arguments, esp_timer_handle_t *timer)
{
    if (watchdog().isOutOfTimers) {
        return ESP_ERR_NO_MEM;
    }

    watchdog().timer = *arguments;
    *timer = reinterpret_cast<esp_timer_handle_t>(&watchdog());
    return ESP_OK;
}

esp_err_t esp_timer_start_periodic(esp_timer_handle_t, std::uint64_t period)
{
    watchdog().period = period;
    return ESP_OK;
}

esp_err_t esp_timer_delete(esp_timer_handle_t)
{
    watchdog().timer = {};
    return ESP_OK;
}
}

extern "C" std::uint64_t esp_rtc_get_time_us(void)
{
    return FakeWatchdog::rtcMicroseconds;
}
