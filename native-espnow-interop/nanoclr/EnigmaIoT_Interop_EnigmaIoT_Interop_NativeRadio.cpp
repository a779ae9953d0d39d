#include <algorithm>
#include <tuple>

#include "../esp32/Board.h"
#include "../esp32/EspNowRadio.h"
#include "../esp32/MbedFrameCipher.h"
#include "../portable/FrameSealer.h"
#include "../portable/IncomingWriter.h"
#include "../portable/KeyTable.h"
#include "../portable/MacAddress.h"

// nanoCLR's WireProtocol.h defines min as a macro: its headers come behind the standard library's.
#include "ByteArray.h"
#include "EnigmaIoT_Interop.h"

#include <nanoPAL_Events.h>

// Declared in nanoHAL.h, too, and called from its nanoHAL_Uninitialize(). Weak, since not every target of nanoCLR has it;
// there NativeRadio.Begin() alone takes everything anew.
void HAL_AddSoftRebootHandler(void (*handler)(void)) __attribute__((weak));

using namespace enigmaiot;

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio;

namespace {

constexpr std::int32_t AddressCount = std::tuple_size_v<MacAddress>;

/// Raises nanoFramework.Runtime.Events.CustomEvent.CustomEventPosted with Data1 = 0x454E ("EN"), so that a pump that sleeps
/// on an event goes on at once. nanoCLR posts its own Wi-Fi events from the same kind of task in the same way.
void wakePump()
{
    constexpr std::uint16_t radio = 0x454E;
    PostManagedEvent(EVENT_CUSTOM, 0, radio, 0);
}

KeyTable theKeys;
MbedFrameCipher theCipher;
FrameSealer theSealer(theKeys, theCipher);
EspNowRadio theRadio(wakePump, theSealer);

/// Gives up what the managed program made; all of this outlives it where the CLR alone restarts. On the way down it comes
/// before nanoCLR stops Wi-Fi, which ESP-NOW has to be stopped before.
void takeAnew()
{
    theRadio.stop();
    theKeys.reset();
    board::digests().reset();
    board::slots().abort();
    board::slots().trustAnew();
    board::expectProgram();
}

}  // namespace

HRESULT Native::Start___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(theRadio.start(toInt(stack.Arg0())));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Begin___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    takeAnew();
    if (HAL_AddSoftRebootHandler != nullptr) {
        // The same handler counts once.
        HAL_AddSoftRebootHandler(takeAnew);
    }

    stack.SetResult_I4(0);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Stop___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(theRadio.stop());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::GetAddress___STATIC__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::uint8_t *address = ByteArray(stack.Arg0()).at(0, AddressCount);
    stack.SetResult_I4(address == nullptr ? OutOfRange : theRadio.getAddress(address));

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::GetChannel___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(theRadio.getChannel());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::SetChannel___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(theRadio.setChannel(toInt(stack.Arg0())));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Exchange___STATIC__I4__SZARRAY_U1__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int32_t outgoingCount = toInt(stack.Arg1());
    const std::uint8_t *outgoing = ByteArray(stack.Arg0()).at(0, outgoingCount);
    const ByteArray incomingArray(stack.Arg2());
    std::uint8_t *incoming = incomingArray.at(0, static_cast<std::int32_t>(IncomingWriter::MinimumCapacity));
    if (outgoing != nullptr && incoming != nullptr) {
        result = theRadio.exchange(
            outgoing,
            static_cast<std::size_t>(outgoingCount),
            incoming,
            incomingArray.size());
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::SetRoom___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(theRadio.setRoom(toInt(stack.Arg0())));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::GetOverruns___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(theRadio.getOverruns());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::GetKeyCapacity___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(static_cast<std::int32_t>(KeyTable::Capacity));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::LoadKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::uint8_t *key = ByteArray(stack.Arg0()).at(0, StoredKey::Count);
    const std::uint8_t *address = ByteArray(stack.Arg1()).at(0, AddressCount);
    if (key != nullptr && address != nullptr) {
        MacAddress peer;
        std::copy_n(address, peer.size(), peer.begin());
        result = theKeys.load(key, peer);
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::ClearKey___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(theKeys.clear(toInt(stack.Arg0())) ? 0 : OutOfRange);
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::CopyKey___STATIC__I4__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    const StoredKey *key = theKeys.find(toInt(stack.Arg0()));
    std::uint8_t *room = ByteArray(stack.Arg1()).at(0, StoredKey::Count);
    const bool isCopied = key != nullptr && room != nullptr;
    if (isCopied) {
        std::copy(key->bytes.begin(), key->bytes.end(), room);
    }

    stack.SetResult_I4(isCopied ? 0 : OutOfRange);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::OpenFrame___STATIC__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int32_t from = toInt(stack.Arg2());
    const std::int32_t count = toInt(stack.Arg3());
    std::uint8_t *frame = ByteArray(stack.Arg1()).at(0, count);
    if (frame != nullptr && from >= 0) {
        const bool opened = theSealer.open(
            toInt(stack.Arg0()),
            frame,
            static_cast<std::size_t>(from),
            static_cast<std::size_t>(count));
        result = opened ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}
