#include "StoragePath.h"

namespace enigmaiot {

namespace {

constexpr char CaseBit = 'a' - 'A';

bool isSmall(char letter) noexcept
{
    return letter >= 'a' && letter <= 'z';
}

}  // namespace

StoragePath::StoragePath(const char *path) noexcept
{
    if (path == nullptr || path[0] == '\0' || path[1] != ':' || (path[2] != '\\' && path[2] != '/')) {
        return;
    }

    text_[0] = '/';
    text_[1] = isSmall(path[0]) ? static_cast<char>(path[0] - CaseBit) : path[0];
    std::size_t length = 2;
    for (const char *rest = path + 2; *rest != '\0'; rest++) {
        if (length == Capacity - 1) {
            text_[0] = '\0';
            return;
        }

        text_[length++] = *rest == '\\' ? '/' : *rest;
    }

    length_ = length;
}

}  // namespace enigmaiot
