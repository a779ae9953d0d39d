#include "FakePins.h"

namespace {

constexpr GPIO_PIN Count = 40;
constexpr GPIO_PIN FirstInputOnly = 34;

}  // namespace

std::set<GPIO_PIN> FakePins::reserved;
std::map<GPIO_PIN, PinMode> FakePins::modes;
std::map<GPIO_PIN, GpioPinValue> FakePins::levels;

void FakePins::reset()
{
    reserved.clear();
    modes.clear();
    levels.clear();
}

std::int32_t CPU_GPIO_GetPinCount()
{
    return Count;
}

bool CPU_GPIO_ReservePin(GPIO_PIN Pin, bool fReserve)
{
    if (Pin >= Count) {
        return false;
    }

    if (fReserve) {
        return FakePins::reserved.insert(Pin).second;
    }

    FakePins::reserved.erase(Pin);
    return true;
}

bool CPU_GPIO_EnableOutputPin(GPIO_PIN Pin, GpioPinValue InitialState, PinMode driveMode)
{
    if (Pin >= FirstInputOnly || driveMode != PinMode_Output) {
        return false;
    }

    FakePins::modes[Pin] = driveMode;
    FakePins::levels[Pin] = InitialState;
    return true;
}

bool CPU_GPIO_EnableInputPin(
    GPIO_PIN pinNumber,
    std::uint32_t,
    GPIO_INTERRUPT_SERVICE_ROUTINE,
    void *,
    GPIO_INT_EDGE,
    PinMode driveMode)
{
    FakePins::modes[pinNumber] = driveMode;
    return true;
}

GpioPinValue CPU_GPIO_GetPinState(GPIO_PIN Pin)
{
    return FakePins::levels[Pin];
}

void CPU_GPIO_SetPinState(GPIO_PIN Pin, GpioPinValue PinState)
{
    FakePins::levels[Pin] = PinState;
}
