#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include <nanoCLR_Runtime.h>

/// Calls a native method as nanoCLR does: arguments from left to right, one int back.
class ManagedCall {
public:
    using Bytes = std::vector<std::uint8_t>;

    ManagedCall &with(std::int32_t value)
    {
        next().numeric.s4 = value;
        return *this;
    }

    ManagedCall &withLong(std::int64_t value)
    {
        next().numeric.s8 = value;
        return *this;
    }

    ManagedCall &with(const char *text)
    {
        next().text = text;
        return *this;
    }

    /// Passes an array; the method writes into it.
    ManagedCall &with(Bytes &bytes)
    {
        // An array of nanoCLR has a place, also where it is empty.
        arrays_.push_back({static_cast<CLR_UINT32>(bytes.size()), bytes.empty() ? &nothing_ : bytes.data()});
        next().array = &arrays_.back();
        return *this;
    }

    ManagedCall &withNull()
    {
        next();
        return *this;
    }

    /// The method's result. -1000000 where it raised an exception, or gave no result.
    std::int32_t to(CLR_RT_MethodHandler method)
    {
        const HRESULT result = method(stack_);
        return result == S_OK && stack_.results == 1 ? stack_.result : -1000000;
    }

private:
    CLR_RT_HeapBlock &next()
    {
        return stack_.arguments.at(count_++);
    }

    CLR_RT_StackFrame stack_;
    std::uint8_t nothing_ = 0;
    std::size_t count_ = 0;
    std::deque<CLR_RT_HeapBlock_Array> arrays_;
};
