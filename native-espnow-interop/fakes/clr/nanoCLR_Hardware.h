// Our own: declares what the glue uses of nanoCLR, so that it compiles on a PC.

#pragma once

#include "nanoCLR_Runtime.h"

enum PowerLevel_type { PowerLevel__Active, PowerLevel__Off };

struct CLR_HW_Hardware {
    PowerLevel_type m_powerLevel;
};

extern CLR_HW_Hardware g_CLR_HW_Hardware;
