#include "DigestPool.h"

namespace enigmaiot {

int DigestPool::create(int algorithm) noexcept
{
    if (algorithm != Md5 && algorithm != Sha256) {
        return -1;
    }

    const mbedtls_md_type_t type = algorithm == Md5 ? MBEDTLS_MD_MD5 : MBEDTLS_MD_SHA256;
    if (count_ == Capacity || !digests_[static_cast<std::size_t>(count_)].start(type)) {
        return -2;
    }

    return count_++;
}

void DigestPool::reset() noexcept
{
    while (count_ > 0) {
        digests_[static_cast<std::size_t>(--count_)].stop();
    }
}

}  // namespace enigmaiot
