#include "FakeSleep.h"

std::uint64_t FakeSleep::microseconds = 0;
int FakeSleep::pin = -1;
int FakeSleep::level = -1;

void FakeSleep::reset()
{
    microseconds = 0;
    pin = -1;
    level = -1;
}

extern "C" {

esp_err_t esp_sleep_enable_timer_wakeup(std::uint64_t time_in_us)
{
    FakeSleep::microseconds = time_in_us;
    return ESP_OK;
}

esp_err_t esp_sleep_enable_ext0_wakeup(gpio_num_t gpio_num, int level)
{
    if (gpio_num == FakeSleep::NoRtcPin) {
        return ESP_ERR_INVALID_ARG;
    }

    FakeSleep::pin = gpio_num;
    FakeSleep::level = level;
    return ESP_OK;
}
}
