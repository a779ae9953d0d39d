#include "../esp32/EspSleep.h"

// nanoCLR's WireProtocol.h defines min as a macro: its headers come behind the standard library's.
#include "ByteArray.h"
#include "EnigmaIoT_Interop.h"

#include <nanoCLR_Hardware.h>

using namespace enigmaiot;

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSleep;

HRESULT Native::Keep___STATIC__I4__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int32_t count = toInt(stack.Arg1());
    const std::uint8_t *record = ByteArray(stack.Arg0()).at(0, count);
    if (record != nullptr && EspSleep::keep(record, static_cast<std::size_t>(count))) {
        result = 0;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Take___STATIC__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    const ByteArray record(stack.Arg0());
    stack.SetResult_I4(static_cast<std::int32_t>(EspSleep::take(record.at(0, 0), record.size())));

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::GetTime___STATIC__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    constexpr std::int32_t count = 8;
    std::uint8_t *bytes = ByteArray(stack.Arg0()).at(0, count);
    if (bytes != nullptr) {
        const std::uint64_t milliseconds = EspSleep::milliseconds();
        for (std::int32_t i = 0; i < count; i++) {
            bytes[i] = static_cast<std::uint8_t>(milliseconds >> (8 * i));
        }
    }

    stack.SetResult_I4(bytes == nullptr ? OutOfRange : 0);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Start___STATIC__I4__I8__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int64_t milliseconds = stack.Arg0().NumericByRef().s8;
    const std::int32_t pin = toInt(stack.Arg1());
    if (milliseconds >= 0) {
        const bool isTimed = milliseconds == 0 || EspSleep::wakeAfter(static_cast<std::uint64_t>(milliseconds));
        result = isTimed && (pin < 0 || EspSleep::wakeWhileLow(pin)) ? 0 : Refused;
    }

    if (result == 0) {
        // As nanoFramework's own Sleep.StartDeepSleep: nanoCLR ends the program, shuts down, and enters the sleep.
        CLR_EE_DBG_SET(RebootPending);
        CLR_EE_REBOOT_CLR;
        g_CLR_HW_Hardware.m_powerLevel = PowerLevel__Off;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}
