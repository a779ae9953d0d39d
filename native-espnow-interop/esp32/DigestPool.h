#pragma once

#include <array>
#include <cstddef>

#include "MbedDigest.h"

namespace enigmaiot {

/// The digests that managed code made. They are made at start-up and given back all at once, so a handle is an index.
class DigestPool {
public:
    static constexpr int Capacity = 12;
    static constexpr int Md5 = 0;
    static constexpr int Sha256 = 1;

    /// @return A handle from 0 on; -1 where the algorithm is not known, -2 where there are no more digests.
    int create(int algorithm) noexcept;

    /// Gives all digests back, for a managed program that starts anew.
    void reset() noexcept;

    /// nullptr where the handle is none that create() gave.
    MbedDigest *find(int handle) noexcept
    {
        return handle >= 0 && handle < count_ ? &digests_[static_cast<std::size_t>(handle)] : nullptr;
    }

private:
    std::array<MbedDigest, Capacity> digests_;
    int count_ = 0;
};

}  // namespace enigmaiot
