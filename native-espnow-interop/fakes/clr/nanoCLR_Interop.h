// Our own: declares what the glue uses of nanoCLR, so that it compiles on a PC.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

using HRESULT = int;
using CLR_UINT8 = std::uint8_t;
using CLR_UINT32 = std::uint32_t;
using CLR_INT32 = std::int32_t;
using CLR_INT64 = std::int64_t;

#define S_OK 0

struct CLR_RT_StackFrame;

using CLR_RT_MethodHandler = HRESULT (*)(CLR_RT_StackFrame &stack);

struct CLR_RECORD_VERSION {
    std::uint16_t iMajorVersion;
    std::uint16_t iMinorVersion;
    std::uint16_t iBuildNumber;
    std::uint16_t iRevisionNumber;
};

struct CLR_RT_NativeAssemblyData {
    const char *m_szAssemblyName;
    unsigned int m_checkSum;
    const void *m_pNativeMethods;
    CLR_RECORD_VERSION m_Version;
};

/// nullptr where there is no native assembly of that name.
const CLR_RT_NativeAssemblyData *GetAssemblyNativeData(const char *lpszAssemblyName);

#define NANOCLR_NATIVE_DECLARE(name) static HRESULT name(CLR_RT_StackFrame &stack)
#define NANOCLR_HEADER() HRESULT hr
#define NANOCLR_NOCLEANUP_NOLABEL()                                                                                    \
    hr = S_OK;                                                                                                         \
    return hr

// As nanoCLR's WireProtocol.h does: whoever includes the standard library behind this finds out here.
#define min(a, b) (((a) < (b)) ? (a) : (b))
