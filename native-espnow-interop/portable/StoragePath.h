#pragma once

#include <array>
#include <cstddef>

namespace enigmaiot {

/// A path of nanoFramework (`I:\folder\name`) as ESP-IDF has it (`/I/folder/name`): nanoCLR mounts a drive under its letter.
class StoragePath {
public:
    /// Characters of the longest path, the end among them.
    static constexpr std::size_t Capacity = 128;

    /// Converts a path. One that is null, has no drive, or is too long is none.
    explicit StoragePath(const char *path) noexcept;

    /// Whether there is a path.
    bool isValid() const noexcept
    {
        return length_ > 0;
    }

    /// The path, ended by a zero; empty where there is none.
    const char *text() const noexcept
    {
        return text_.data();
    }

private:
    std::array<char, Capacity> text_{};
    std::size_t length_ = 0;
};

}  // namespace enigmaiot
