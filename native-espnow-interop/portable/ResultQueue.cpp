#include "ResultQueue.h"

namespace enigmaiot {

bool ResultQueue::push(const MacAddress &destination, bool delivered) noexcept
{
    SendReport *report = ring_.back();
    if (report == nullptr) {
        overruns_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }

    *report = {destination, delivered};
    ring_.push();
    return true;
}

}  // namespace enigmaiot
