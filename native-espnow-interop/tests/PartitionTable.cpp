#include "PartitionTable.h"

#include <fstream>
#include <sstream>

namespace enigmaiot::test {

namespace {

std::vector<std::string> fieldsOf(const std::string &line)
{
    std::vector<std::string> fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');) {
        const auto first = field.find_first_not_of(" \t\r");
        const auto last = field.find_last_not_of(" \t\r");
        fields.push_back(first == std::string::npos ? "" : field.substr(first, last - first + 1));
    }

    return fields;
}

bool isNumber(const std::string &text)
{
    return text.size() > 2 && text.compare(0, 2, "0x") == 0
        && text.find_first_not_of("0123456789abcdefABCDEF", 2) == std::string::npos;
}

}  // namespace

std::vector<Partition> readPartitionTable(const std::string &path)
{
    std::vector<Partition> partitions;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') {
            continue;
        }

        const std::vector<std::string> fields = fieldsOf(line);
        if (fields.size() < 5 || fields.size() > 6 || !isNumber(fields[3]) || !isNumber(fields[4])) {
            return {};
        }

        partitions.push_back(
            {fields[0],
             fields[1],
             fields[2],
             static_cast<std::uint32_t>(std::stoul(fields[3], nullptr, 16)),
             static_cast<std::uint32_t>(std::stoul(fields[4], nullptr, 16))});
    }

    return partitions;
}

}  // namespace enigmaiot::test
