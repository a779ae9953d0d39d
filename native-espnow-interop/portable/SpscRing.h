#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// A bounded queue between one producing and one consuming task, without a lock: the Wi-Fi task must never wait for the
/// CLR, and the CLR may run on the other core. Items are filled and read in place.
template <typename T, std::uint32_t Size>
class SpscRing {
    static_assert(Size > 0 && (Size & (Size - 1)) == 0, "indices run on past 2^32, so the size is a power of two");

public:
    static constexpr std::uint32_t Capacity = Size;

    /// Producer: the place for a new item, or nullptr where the ring is full.
    T *back() noexcept
    {
        const std::uint32_t tail = tail_.load(std::memory_order_relaxed);
        return tail - head_.load(std::memory_order_acquire) == Size ? nullptr : &items_[tail % Size];
    }

    /// Producer: hands over the item that back() gave.
    void push() noexcept
    {
        tail_.store(tail_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

    /// Consumer: the oldest item, or nullptr where there is none. It stays in place until pop().
    const T *front() const noexcept
    {
        const std::uint32_t head = head_.load(std::memory_order_relaxed);
        return head == tail_.load(std::memory_order_acquire) ? nullptr : &items_[head % Size];
    }

    /// Consumer: gives the place of the item that front() gave back to the producer.
    void pop() noexcept
    {
        head_.store(head_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

    /// Consumer: forgets all items.
    void clear() noexcept
    {
        head_.store(tail_.load(std::memory_order_acquire), std::memory_order_release);
    }

private:
    std::array<T, Size> items_{};
    std::atomic<std::uint32_t> head_{0};
    std::atomic<std::uint32_t> tail_{0};
};

}  // namespace enigmaiot
