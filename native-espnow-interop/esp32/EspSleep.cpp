#include "EspSleep.h"

#include "esp_attr.h"
#include "esp_sleep.h"
#include "esp_system.h"
#include "soc/soc_caps.h"

#include "../portable/RetainedRecord.h"

// ESP-IDF declares it in a header that moved between its versions and chips.
extern "C" std::uint64_t esp_rtc_get_time_us(void);

namespace enigmaiot {

namespace {

// Written by every start but the end of a deep sleep: all zero, which is no record.
RTC_DATA_ATTR RetainedRecord theRecord;

constexpr std::uint64_t MicrosecondsInOne = 1000;

}  // namespace

bool EspSleep::keep(const std::uint8_t *record, std::size_t count) noexcept
{
    return theRecord.keep(record, count);
}

std::size_t EspSleep::take(std::uint8_t *room, std::size_t capacity) noexcept
{
    return theRecord.take(room, capacity, esp_reset_reason() == ESP_RST_DEEPSLEEP);
}

std::uint64_t EspSleep::milliseconds() noexcept
{
    return esp_rtc_get_time_us() / MicrosecondsInOne;
}

bool EspSleep::wakeAfter(std::uint64_t milliseconds) noexcept
{
    return esp_sleep_enable_timer_wakeup(milliseconds * MicrosecondsInOne) == ESP_OK;
}

bool EspSleep::wakeWhileLow(int pin) noexcept
{
#if SOC_PM_SUPPORT_EXT0_WAKEUP
    return esp_sleep_enable_ext0_wakeup(static_cast<gpio_num_t>(pin), 0) == ESP_OK;
#else
    (void)pin;
    return false;
#endif
}

}  // namespace enigmaiot
