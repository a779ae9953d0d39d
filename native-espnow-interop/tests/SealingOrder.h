#pragma once

#include <cstdint>
#include <vector>

namespace enigmaiot::test {

/// A frame as managed code hands it over to be sealed.
/// @param content What stands behind the IV, `from` on to be encrypted.
inline std::vector<std::uint8_t> ordered(
    std::uint8_t type,
    std::int32_t number,
    std::uint8_t from,
    const std::vector<std::uint8_t> &content)
{
    std::vector<std::uint8_t> frame{type};
    for (int i = 0; i < 4; i++) {
        frame.push_back(static_cast<std::uint8_t>(static_cast<std::uint32_t>(number) >> (8 * i)));
    }

    frame.push_back(from);
    frame.insert(frame.end(), 7, 0);
    frame.insert(frame.end(), content.begin(), content.end());

    // What stands in the place of the tag is of no concern.
    frame.insert(frame.end(), 16, 0xEE);
    return frame;
}

}  // namespace enigmaiot::test
