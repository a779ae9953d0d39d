#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace enigmaiot::test {

struct Partition {
    std::string name;
    std::string type;
    std::string subtype;
    std::uint32_t offset;
    std::uint32_t size;

    std::uint32_t end() const
    {
        return offset + size;
    }
};

/// Reads a partition table of ESP-IDF. Empty where a line is not name, type, subtype, offset, size, and flags perhaps.
std::vector<Partition> readPartitionTable(const std::string &path);

}  // namespace enigmaiot::test
