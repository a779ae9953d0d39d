#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// Files behind ESP-IDF's virtual file system, as nanoCLR's own driver for littlefs uses it. Paths are ESP-IDF's (`/I/folder/name`).
class EspFiles {
public:
    EspFiles() = delete;

    /// Reads a file whole.
    /// @return Its bytes; -1 where there is none, it does not fit, or it cannot be read.
    static std::int32_t read(const char *path, std::uint8_t *room, std::size_t capacity) noexcept;

    /// Writes a file anew, and makes its folder where that is missing.
    static bool write(const char *path, const std::uint8_t *bytes, std::size_t count) noexcept;

    /// Renames a file. False where it is missing, or the new name is taken.
    static bool move(const char *from, const char *to) noexcept;

    /// Deletes a file. False where it is still there.
    static bool remove(const char *path) noexcept;

    /// Deletes the files of a folder. False where one of them is still there.
    static bool clear(const char *folder) noexcept;
};

}  // namespace enigmaiot
