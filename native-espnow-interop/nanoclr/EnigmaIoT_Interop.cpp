// Follows from the managed assembly: see "The two sides" in README.md for how to write it again.

#include "EnigmaIoT_Interop.h"

// clang-format off

static const CLR_RT_MethodHandler method_lookup[] =
{
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::CreateKeyPair___STATIC__I4__SZARRAY_U1__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::Agree___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::Random___STATIC__I4__SZARRAY_U1__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::CreateDigest___STATIC__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::ResetDigest___STATIC__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::UpdateDigest___STATIC__I4__I4__SZARRAY_U1__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::FinishDigest___STATIC__I4__I4__SZARRAY_U1__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::DecodeBase64___STATIC__I4__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::BeginPasswordKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher::AdvancePasswordKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::Start___STATIC__I4__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::Begin___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::Stop___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::GetAddress___STATIC__I4__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::GetChannel___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::SetChannel___STATIC__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::Exchange___STATIC__I4__SZARRAY_U1__I4__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::GetOverruns___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::GetKeyCapacity___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::LoadKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::ClearKey___STATIC__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::OpenFrame___STATIC__I4__I4__SZARRAY_U1__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::GetState___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::GetWentBack___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::GetCapacity___STATIC__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::GetActiveSlot___STATIC__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::GetOpenKind___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::Begin___STATIC__I4__I4__I4__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::Resume___STATIC__I4__I4__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::Write___STATIC__I4__I4__SZARRAY_U1__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::EraseAhead___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::Finish___STATIC__I4__SZARRAY_U1__I4__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::Abort___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::Confirm___STATIC__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::GiveUp___STATIC__I4__I4,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots::ReadRunning___STATIC__I4__I4__SZARRAY_U1,
    Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeWatchdog::Feed___STATIC__I4__I4,
};

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_EnigmaIoT_Interop =
{
    "EnigmaIoT.Interop",
    0x495861AC,
    method_lookup,
    { 1, 7, 0, 0 }
};

// clang-format on
