#include "../esp32/Board.h"
#include "../esp32/MbedCipher.h"
#include "../esp32/MbedPasswordKey.h"
#include "../portable/Base64.h"

// nanoCLR's WireProtocol.h defines min as a macro: its headers come behind the standard library's.
#include "ByteArray.h"
#include "EnigmaIoT_Interop.h"

using namespace enigmaiot;

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher;

namespace {

constexpr std::int32_t KeyCount = MbedCipher::KeyCount;
constexpr std::int32_t StateCount = MbedPasswordKey::StateCount;

/// More would hold the program for longer than frames can wait.
constexpr std::int32_t MostRounds = 10000;

}  // namespace

HRESULT Native::CreateKeyPair___STATIC__I4__SZARRAY_U1__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    std::uint8_t *privateKey = ByteArray(stack.Arg0()).at(0, KeyCount);
    std::uint8_t *publicKey = ByteArray(stack.Arg1()).at(0, KeyCount);
    if (privateKey != nullptr && publicKey != nullptr) {
        result = MbedCipher::createKeyPair(privateKey, publicKey) ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Agree___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::uint8_t *privateKey = ByteArray(stack.Arg0()).at(0, KeyCount);
    const std::uint8_t *peerPublicKey = ByteArray(stack.Arg1()).at(toInt(stack.Arg2()), KeyCount);
    std::uint8_t *sharedSecret = ByteArray(stack.Arg3()).at(0, KeyCount);
    if (privateKey != nullptr && peerPublicKey != nullptr && sharedSecret != nullptr) {
        result = MbedCipher::agree(privateKey, peerPublicKey, sharedSecret) ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Random___STATIC__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int32_t count = toInt(stack.Arg2());
    std::uint8_t *bytes = ByteArray(stack.Arg0()).at(toInt(stack.Arg1()), count);
    if (bytes != nullptr) {
        MbedCipher::random(bytes, static_cast<std::size_t>(count));
        result = 0;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::CreateDigest___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(board::digests().create(toInt(stack.Arg0())));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::ResetDigest___STATIC__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    MbedDigest *digest = board::digests().find(toInt(stack.Arg0()));
    if (digest != nullptr) {
        digest->reset();
        result = 0;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::UpdateDigest___STATIC__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int32_t count = toInt(stack.Arg3());
    MbedDigest *digest = board::digests().find(toInt(stack.Arg0()));
    const std::uint8_t *bytes = ByteArray(stack.Arg1()).at(toInt(stack.Arg2()), count);
    if (digest != nullptr && bytes != nullptr) {
        digest->update(bytes, static_cast<std::size_t>(count));
        result = 0;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::FinishDigest___STATIC__I4__I4__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    MbedDigest *digest = board::digests().find(toInt(stack.Arg0()));
    const ByteArray array(stack.Arg1());
    std::uint8_t *bytes = digest == nullptr
        ? nullptr
        : array.at(toInt(stack.Arg2()), static_cast<std::int32_t>(digest->size()));
    if (bytes != nullptr) {
        digest->finish(bytes);
        result = 0;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::DecodeBase64___STATIC__I4__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const std::int32_t count = toInt(stack.Arg2());
    const std::int32_t capacity = toInt(stack.Arg5());
    const std::uint8_t *text = ByteArray(stack.Arg0()).at(toInt(stack.Arg1()), count);
    std::uint8_t *output = ByteArray(stack.Arg3()).at(toInt(stack.Arg4()), capacity);
    if (text != nullptr && output != nullptr) {
        const int written
            = decodeBase64(text, static_cast<std::size_t>(count), output, static_cast<std::size_t>(capacity));
        result = written < 0 ? Refused : written;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::BeginPasswordKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const ByteArray password(stack.Arg0());
    const ByteArray salt(stack.Arg1());
    std::uint8_t *state = ByteArray(stack.Arg2()).at(0, StateCount);
    if (!password.isNull() && !salt.isNull() && state != nullptr) {
        const bool done = MbedPasswordKey::begin(password.at(0, 0), password.size(), salt.at(0, 0), salt.size(), state);
        result = done ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::AdvancePasswordKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const ByteArray password(stack.Arg0());
    std::uint8_t *state = ByteArray(stack.Arg1()).at(0, StateCount);
    const std::int32_t rounds = toInt(stack.Arg2());
    if (!password.isNull() && state != nullptr && rounds >= 1 && rounds <= MostRounds) {
        result = MbedPasswordKey::advance(password.at(0, 0), password.size(), state, rounds) ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}
