#include "EspFiles.h"

#include <array>
#include <cstdio>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../portable/StoragePath.h"

namespace enigmaiot {

namespace {

constexpr int Failed = -1;
constexpr mode_t FileMode = 0666;
constexpr mode_t FolderMode = 0777;

using Path = std::array<char, StoragePath::Capacity>;

bool isFile(const char *path) noexcept
{
    struct stat facts{};
    return stat(path, &facts) == 0 && S_ISREG(facts.st_mode);
}

void makeFolderOf(const char *path) noexcept
{
    Path folder{};
    const char *end = std::strrchr(path, '/');
    const std::size_t length = end == nullptr ? 0 : static_cast<std::size_t>(end - path);
    if (length > 0 && length < folder.size()) {
        std::memcpy(folder.data(), path, length);
        (void)mkdir(folder.data(), FolderMode);
    }
}

int openAnew(const char *path) noexcept
{
    return open(path, O_WRONLY | O_CREAT | O_TRUNC, FileMode);
}

// Puts together the path of a folder's first file; false where it has none.
bool findFile(const char *folder, Path &path) noexcept
{
    DIR *entries = opendir(folder);
    if (entries == nullptr) {
        return false;
    }

    bool isFound = false;
    for (const dirent *entry = readdir(entries); entry != nullptr && !isFound; entry = readdir(entries)) {
        const int length = std::snprintf(path.data(), path.size(), "%s/%s", folder, entry->d_name);
        isFound = length > 0 && static_cast<std::size_t>(length) < path.size() && isFile(path.data());
    }

    (void)closedir(entries);
    return isFound;
}

}  // namespace

std::int32_t EspFiles::read(const char *path, std::uint8_t *room, std::size_t capacity) noexcept
{
    struct stat facts{};
    if (stat(path, &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_size < 0
        || static_cast<std::size_t>(facts.st_size) > capacity) {
        return Failed;
    }

    const int file = open(path, O_RDONLY);
    if (file < 0) {
        return Failed;
    }

    const std::size_t size = static_cast<std::size_t>(facts.st_size);
    std::size_t count = 0;
    ssize_t part = 1;
    while (count < size && part > 0) {
        part = ::read(file, room + count, size - count);
        count += part > 0 ? static_cast<std::size_t>(part) : 0;
    }

    (void)close(file);
    return count == size ? static_cast<std::int32_t>(size) : Failed;
}

bool EspFiles::write(const char *path, const std::uint8_t *bytes, std::size_t count) noexcept
{
    int file = openAnew(path);
    if (file < 0) {
        makeFolderOf(path);
        file = openAnew(path);
    }

    if (file < 0) {
        return false;
    }

    std::size_t written = 0;
    ssize_t part = 1;
    while (written < count && part > 0) {
        part = ::write(file, bytes + written, count - written);
        written += part > 0 ? static_cast<std::size_t>(part) : 0;
    }

    // littlefs programs what is left, and the folder's entry, when the file is closed.
    return close(file) == 0 && written == count;
}

bool EspFiles::move(const char *from, const char *to) noexcept
{
    // rename would put the file in the other one's place.
    struct stat facts{};
    return stat(to, &facts) != 0 && rename(from, to) == 0;
}

bool EspFiles::remove(const char *path) noexcept
{
    return unlink(path) == 0 || !isFile(path);
}

bool EspFiles::clear(const char *folder) noexcept
{
    // One at a time: what a folder that is being read does with files that go is not asked of the file system.
    Path path{};
    while (findFile(folder, path)) {
        if (unlink(path.data()) != 0) {
            return false;
        }
    }

    return true;
}

}  // namespace enigmaiot
