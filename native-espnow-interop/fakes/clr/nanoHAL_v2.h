// Our own: declares what the glue uses of nanoCLR, so that it compiles on a PC.

#pragma once

#include <cstdint>

using GPIO_PIN = std::uint32_t;
