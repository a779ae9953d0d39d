#pragma once

#include <cstddef>
#include <cstdint>

#include <nanoCLR_Runtime.h>

namespace enigmaiot {

/// A byte[] argument of a managed call. It is good for that call only: the next one may find the array elsewhere.
class ByteArray {
public:
    explicit ByteArray(CLR_RT_HeapBlock &argument) noexcept : array_(argument.DereferenceArray())
    {
    }

    /// Number of bytes; 0 where managed code passed null.
    std::size_t size() const noexcept
    {
        return array_ == nullptr ? 0 : array_->m_numOfElements;
    }

    bool isNull() const noexcept
    {
        return array_ == nullptr;
    }

    /// The bytes from `offset` on; nullptr where managed code passed null, or not all of `count` bytes lie in the array.
    std::uint8_t *at(std::int32_t offset, std::int32_t count) const noexcept
    {
        const std::size_t all = size();
        if (isNull() || offset < 0 || count < 0 || static_cast<std::size_t>(offset) > all
            || static_cast<std::size_t>(count) > all - static_cast<std::size_t>(offset)) {
            return nullptr;
        }

        return array_->GetFirstElement() + offset;
    }

private:
    CLR_RT_HeapBlock_Array *array_;
};

/// An int argument of a managed call.
inline std::int32_t toInt(CLR_RT_HeapBlock &argument) noexcept
{
    return argument.NumericByRef().s4;
}

/// The result of every method here for arguments that no correct program passes.
inline constexpr std::int32_t OutOfRange = -1;

/// The result where the platform refuses: a wrong tag, a point of small order, text that is no base64.
inline constexpr std::int32_t Refused = -2;

}  // namespace enigmaiot
