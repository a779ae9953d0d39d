#include "../esp32/Board.h"

// nanoCLR's WireProtocol.h defines min as a macro: its headers come behind the standard library's.
#include "ByteArray.h"
#include "EnigmaIoT_Interop.h"

using namespace enigmaiot;

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeWatchdog;

HRESULT Native::Feed___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int32_t seconds = toInt(stack.Arg0());
    if (seconds >= 0) {
        result = board::watchdog().feed(static_cast<std::uint32_t>(seconds)) ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}
