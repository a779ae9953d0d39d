#include "../esp32/EspFiles.h"
#include "../portable/StoragePath.h"

// nanoCLR's WireProtocol.h defines min as a macro: its headers come behind the standard library's.
#include "ByteArray.h"
#include "EnigmaIoT_Interop.h"

using namespace enigmaiot;

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeFiles;

HRESULT Native::Read___STATIC__I4__STRING__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const StoragePath path(stack.Arg0().RecoverString());
    const ByteArray buffer(stack.Arg1());
    if (path.isValid() && !buffer.isNull()) {
        const std::int32_t count = EspFiles::read(path.text(), buffer.at(0, 0), buffer.size());
        result = count < 0 ? Refused : count;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Write___STATIC__I4__STRING__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const StoragePath path(stack.Arg0().RecoverString());
    const std::int32_t count = toInt(stack.Arg2());
    const std::uint8_t *bytes = ByteArray(stack.Arg1()).at(0, count);
    if (path.isValid() && bytes != nullptr) {
        result = EspFiles::write(path.text(), bytes, static_cast<std::size_t>(count)) ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Move___STATIC__I4__STRING__STRING(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const StoragePath from(stack.Arg0().RecoverString());
    const StoragePath to(stack.Arg1().RecoverString());
    if (from.isValid() && to.isValid()) {
        result = EspFiles::move(from.text(), to.text()) ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Delete___STATIC__I4__STRING(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const StoragePath path(stack.Arg0().RecoverString());
    if (path.isValid()) {
        result = EspFiles::remove(path.text()) ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT Native::Clear___STATIC__I4__STRING(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    std::int32_t result = OutOfRange;
    const StoragePath folder(stack.Arg0().RecoverString());
    if (folder.isValid()) {
        result = EspFiles::clear(folder.text()) ? 0 : Refused;
    }

    stack.SetResult_I4(result);

    NANOCLR_NOCLEANUP_NOLABEL();
}
