#pragma once

#include "SlotContent.h"

namespace enigmaiot {

/// What a start found in a slot, compared with the boot record.
struct SlotFinding {
    /// It is what the record says, or it could not be read: nothing new is known.
    bool asRecorded = true;

    /// What stands there where it is not: an image or empty.
    SlotContent content{};
};

}  // namespace enigmaiot
