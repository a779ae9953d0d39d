// Answers whether nanoCLR's program is stopped from outside.

#include "../esp32/Board.h"

#include <nanoCLR_Runtime.h>

namespace enigmaiot::board {

bool isProgramHeld() noexcept
{
    // "Enabled" from the first message of a debugger or deployment tool on, until nanoCLR restarts: it may stop the program at
    // any time, and writing a deployment takes minutes.
    return CLR_EE_DBG_IS(Enabled) || CLR_EE_DBG_IS(Stopped);
}

}  // namespace enigmaiot::board
