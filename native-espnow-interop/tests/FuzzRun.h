#pragma once

#include <cstdint>
#include <cstdlib>

namespace enigmaiot::test {

/// How many inputs a test makes up: as many as usual, or what an environment variable says.
inline long fuzzCount(const char *variable, long usual = 20000)
{
    const char *asked = std::getenv(variable);
    return asked == nullptr ? usual : std::atol(asked);
}

/// Where they begin: 1, or what ENIGMAIOT_FUZZ_SEED says, so that a long run is shared out to several processes.
inline std::uint64_t fuzzSeed()
{
    const char *asked = std::getenv("ENIGMAIOT_FUZZ_SEED");
    return asked == nullptr ? 1 : std::strtoull(asked, nullptr, 10);
}

}  // namespace enigmaiot::test
