// Our own: declares what the glue uses of nanoCLR, so that it compiles on a PC.

#pragma once

#include <cstdint>

enum PinMode { PinMode_InputPullUp = 2, PinMode_Output = 3 };
enum GpioPinValue { GpioPinValue_Low = 0, GpioPinValue_High = 1 };
enum GPIO_INT_EDGE { GPIO_INT_NONE = 0 };

using GPIO_INTERRUPT_SERVICE_ROUTINE = void (*)(GPIO_PIN pin, bool pinState, void *pArg);

std::int32_t CPU_GPIO_GetPinCount();
bool CPU_GPIO_ReservePin(GPIO_PIN Pin, bool fReserve);
bool CPU_GPIO_EnableOutputPin(GPIO_PIN Pin, GpioPinValue InitialState, PinMode driveMode);
bool CPU_GPIO_EnableInputPin(
    GPIO_PIN pinNumber,
    std::uint32_t debounceTimeMilliseconds,
    GPIO_INTERRUPT_SERVICE_ROUTINE pin_ISR,
    void *isr_Param,
    GPIO_INT_EDGE intEdge,
    PinMode driveMode);
GpioPinValue CPU_GPIO_GetPinState(GPIO_PIN Pin);
void CPU_GPIO_SetPinState(GPIO_PIN Pin, GpioPinValue PinState);
