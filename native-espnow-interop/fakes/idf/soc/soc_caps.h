// Our own: what the glue asks of the chip.
#pragma once

#define SOC_PM_SUPPORT_EXT0_WAKEUP 1
