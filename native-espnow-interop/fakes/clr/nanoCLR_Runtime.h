#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "nanoCLR_Interop.h"

/// A byte[] of managed code.
struct CLR_RT_HeapBlock_Array {
    CLR_UINT32 m_numOfElements;
    CLR_UINT8 *elements;

    CLR_UINT8 *GetFirstElement()
    {
        return elements;
    }
};

/// An argument: a number, a byte[] or a string.
struct CLR_RT_HeapBlock {
    struct Numeric {
        CLR_INT32 s4;
        CLR_INT64 s8;
    };

    Numeric numeric{};
    CLR_RT_HeapBlock_Array *array = nullptr;
    const char *text = nullptr;

    Numeric &NumericByRef()
    {
        return numeric;
    }

    CLR_RT_HeapBlock_Array *DereferenceArray() const
    {
        return array;
    }

    const char *RecoverString() const
    {
        return text;
    }
};

/// The debugger's part of nanoCLR's state.
struct CLR_RT_ExecutionEngine {
    static constexpr CLR_INT32 c_fDebugger_StateProgramRunning = 0x00000400;
    static constexpr CLR_INT32 c_fDebugger_RebootPending = 0x20000000;
    static constexpr CLR_INT32 c_fDebugger_Enabled = 0x40000000;
    static constexpr CLR_INT32 c_fDebugger_Stopped = -0x7FFFFFFF - 1;

    volatile CLR_INT32 m_iDebugger_Conditions;
    CLR_INT32 m_iReboot_Options;
};

extern CLR_RT_ExecutionEngine g_CLR_RT_ExecutionEngine;

#define CLR_EE_DBG_IS(Cond)                                                                                            \
    ((g_CLR_RT_ExecutionEngine.m_iDebugger_Conditions & CLR_RT_ExecutionEngine::c_fDebugger_##Cond) != 0)
#define CLR_EE_DBG_SET(Cond)                                                                                           \
    g_CLR_RT_ExecutionEngine.m_iDebugger_Conditions =                                                                  \
        g_CLR_RT_ExecutionEngine.m_iDebugger_Conditions | CLR_RT_ExecutionEngine::c_fDebugger_##Cond
#define CLR_EE_REBOOT_CLR g_CLR_RT_ExecutionEngine.m_iReboot_Options = 1

/// A call of managed code: up to 8 arguments, and one result.
struct CLR_RT_StackFrame {
    std::array<CLR_RT_HeapBlock, 8> arguments{};
    CLR_INT32 result = 0;
    int results = 0;

    CLR_RT_HeapBlock &Arg0()
    {
        return arguments[0];
    }
    CLR_RT_HeapBlock &Arg1()
    {
        return arguments[1];
    }
    CLR_RT_HeapBlock &Arg2()
    {
        return arguments[2];
    }
    CLR_RT_HeapBlock &Arg3()
    {
        return arguments[3];
    }
    CLR_RT_HeapBlock &Arg4()
    {
        return arguments[4];
    }
    CLR_RT_HeapBlock &Arg5()
    {
        return arguments[5];
    }
    CLR_RT_HeapBlock &Arg6()
    {
        return arguments[6];
    }
    CLR_RT_HeapBlock &Arg7()
    {
        return arguments[7];
    }

    void SetResult_I4(CLR_INT32 value)
    {
        result = value;
        results++;
    }
};
