#include "ByteArray.h"
#include "EnigmaIoT_Interop.h"

#include <nanoHAL_v2.h>
// Behind the type of a pin's number.
#include <CPU_GPIO_decl.h>

using namespace enigmaiot;

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativePins;

namespace {

// Whether nanoCLR has a pin of that number: its functions look at nothing, and keep levels in an array.
std::int32_t check(std::int32_t number) noexcept
{
    return number < 0 ? OutOfRange : number < CPU_GPIO_GetPinCount() ? 0 : Refused;
}

// Takes a pin, and gives it back where it cannot be what is wanted of it.
std::int32_t take(std::int32_t number, PinMode mode) noexcept
{
    const std::int32_t found = check(number);
    if (found < 0) {
        return found;
    }

    const GPIO_PIN pin = static_cast<GPIO_PIN>(number);
    if (!CPU_GPIO_ReservePin(pin, true)) {
        return Refused;
    }

    const bool isTaken = mode == PinMode_Output ? CPU_GPIO_EnableOutputPin(pin, GpioPinValue_Low, mode)
                                                : CPU_GPIO_EnableInputPin(pin, 0, nullptr, nullptr, GPIO_INT_NONE, mode);
    if (!isTaken) {
        (void)CPU_GPIO_ReservePin(pin, false);
    }

    return isTaken ? 0 : Refused;
}

}  // namespace

HRESULT Native::OpenInput___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    stack.SetResult_I4(take(toInt(stack.Arg0()), PinMode_InputPullUp));

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::OpenOutput___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    stack.SetResult_I4(take(toInt(stack.Arg0()), PinMode_Output));

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Read___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    const std::int32_t pin = toInt(stack.Arg0());
    std::int32_t result = check(pin);
    if (result == 0) {
        result = CPU_GPIO_GetPinState(static_cast<GPIO_PIN>(pin)) == GpioPinValue_Low ? 0 : 1;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Write___STATIC__I4__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    const std::int32_t pin = toInt(stack.Arg0());
    const std::int32_t result = check(pin);
    if (result == 0) {
        const GpioPinValue level = toInt(stack.Arg1()) == 0 ? GpioPinValue_Low : GpioPinValue_High;
        CPU_GPIO_SetPinState(static_cast<GPIO_PIN>(pin), level);
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}
