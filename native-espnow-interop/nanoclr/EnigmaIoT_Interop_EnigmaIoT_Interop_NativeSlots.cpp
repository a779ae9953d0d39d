#include <algorithm>

#include "../esp32/Board.h"

// nanoCLR's WireProtocol.h defines min as a macro: its headers come behind the standard library's.
#include "ByteArray.h"
#include "EnigmaIoT_Interop.h"

using namespace enigmaiot;

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots;

namespace {

constexpr std::int32_t Md5Count = 16;
constexpr std::int32_t Sha256Count = 32;

std::int32_t toNumber(SlotResult result) noexcept
{
    return static_cast<std::int32_t>(result);
}

/// A size below 0 is a wrong size, not a wrong argument; so is 0.
std::uint32_t toSize(CLR_RT_HeapBlock &argument) noexcept
{
    const std::int32_t size = toInt(argument);
    return size < 0 ? 0 : static_cast<std::uint32_t>(size);
}

}  // namespace

HRESULT Native::GetState___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(static_cast<std::int32_t>(board::slots().state()));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::GetRollbackCause___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(static_cast<std::int32_t>(board::slots().rollbackCause()));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Trust___STATIC__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const ByteArray key(stack.Arg0());
    if (key.size() == ImageSigning::KeyCount) {
        result = board::slots().trust(key.at(0, ImageSigning::KeyCount)) ? 0 : 1;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::SetSigningRules___STATIC__I4__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const ByteArray hardwareClass(stack.Arg0());
    if (!hardwareClass.isNull() && hardwareClass.size() <= ImageTrailer::MaximumClass) {
        const std::uint8_t *bytes = hardwareClass.at(0, static_cast<std::int32_t>(hardwareClass.size()));
        board::slots().setSigningRules(bytes, hardwareClass.size(), toInt(stack.Arg1()) != 0);
        result = 0;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::NeedsSignature___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(board::slots().needsSignature() ? 1 : 0);
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::CheckOffer___STATIC__I4__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::uint8_t *facts = ByteArray(stack.Arg1()).at(0, ImageSigning::FactCount);
    if (facts != nullptr) {
        result = toNumber(board::slots().checkOffer(toInt(stack.Arg0()), facts));
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::GetCapacity___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(static_cast<std::int32_t>(board::slots().capacity(toInt(stack.Arg0()))));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Begin___STATIC__I4__I4__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::uint8_t *md5 = ByteArray(stack.Arg2()).at(0, Md5Count);
    if (md5 != nullptr) {
        result = toNumber(board::slots().begin(toInt(stack.Arg0()), toSize(stack.Arg1()), md5));
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Resume___STATIC__I4__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t held = OutOfRange;
    const std::uint8_t *md5 = ByteArray(stack.Arg1()).at(0, Md5Count);
    if (md5 != nullptr) {
        held = static_cast<std::int32_t>(board::slots().resume(toSize(stack.Arg0()), md5));
    }

    stack.SetResult_I4(held);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Write___STATIC__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int32_t imageOffset = toInt(stack.Arg0());
    const std::int32_t count = toInt(stack.Arg3());
    const std::uint8_t *bytes = ByteArray(stack.Arg1()).at(toInt(stack.Arg2()), count);
    if (bytes != nullptr && imageOffset >= 0) {
        result = toNumber(board::slots().write(
            static_cast<std::uint32_t>(imageOffset),
            bytes,
            static_cast<std::size_t>(count)));
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::EraseAhead___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(board::slots().eraseAhead() ? 1 : 0);
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::BeginDelta___STATIC__I4__I4__I4__SZARRAY_U1__I4__SZARRAY_U1__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::uint8_t *md5 = ByteArray(stack.Arg2()).at(0, Md5Count);
    const std::uint8_t *sha256 = ByteArray(stack.Arg4()).at(0, Sha256Count);
    const std::uint8_t *deltaMd5 = ByteArray(stack.Arg5()).at(0, Md5Count);
    const std::int32_t baseSize = toInt(stack.Arg3());
    const std::int32_t stagedSize = toInt(stack.Arg6());
    if (md5 != nullptr && sha256 != nullptr && deltaMd5 != nullptr && baseSize >= 0 && stagedSize >= 0) {
        DeltaFacts delta;
        std::copy_n(deltaMd5, delta.md5.size(), delta.md5.begin());
        delta.baseSize = static_cast<std::uint32_t>(baseSize);
        delta.stagedSize = static_cast<std::uint32_t>(stagedSize);
        std::copy_n(sha256, delta.baseSha256.size(), delta.baseSha256.begin());
        std::uint32_t done = 0;
        const SlotResult begun
            = board::slots().beginDelta(toInt(stack.Arg0()), toSize(stack.Arg1()), md5, delta, done);
        result = begun == SlotResult::Ok ? static_cast<std::int32_t>(done) : -toNumber(begun);
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::WriteDelta___STATIC__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t taken = OutOfRange;
    const std::int32_t count = toInt(stack.Arg2());
    const std::uint8_t *bytes = ByteArray(stack.Arg0()).at(toInt(stack.Arg1()), count);
    if (bytes != nullptr) {
        std::size_t done = 0;
        const SlotResult result = board::slots().writeDelta(bytes, static_cast<std::size_t>(count), done);
        taken = result == SlotResult::Ok ? static_cast<std::int32_t>(done) : -toNumber(result);
    }

    stack.SetResult_I4(taken);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Finish___STATIC__I4__SZARRAY_U1__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::uint8_t *md5 = ByteArray(stack.Arg0()).at(toInt(stack.Arg1()), Md5Count);
    const ByteArray sha256Array(stack.Arg2());
    const std::uint8_t *sha256 = sha256Array.at(0, Sha256Count);
    if (md5 != nullptr && !sha256Array.isNull() && (sha256 != nullptr || sha256Array.size() == 0)) {
        result = toNumber(board::slots().finish(md5, sha256));
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Abort___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    board::slots().abort();
    stack.SetResult_I4(0);
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Confirm___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(toNumber(board::slots().confirm()));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::GiveUp___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int32_t cause = toInt(stack.Arg0());
    if (cause > 0 && cause <= 0xFF) {
        result = toNumber(board::slots().giveUp(static_cast<RollbackCause>(cause)));
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::ReadRunning___STATIC__I4__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t size = OutOfRange;
    std::uint8_t *sha256 = ByteArray(stack.Arg1()).at(0, Sha256Count);
    if (sha256 != nullptr) {
        size = static_cast<std::int32_t>(board::slots().readRunning(toInt(stack.Arg0()), sha256));
    }

    stack.SetResult_I4(size);

    NANOCLR_NOCLEANUP_NOLABEL();
}
