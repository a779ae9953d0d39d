#include "ImageCheck.h"

#include <algorithm>

namespace enigmaiot {

ImageProof ImageCheck::image(ImageKind kind, std::uint32_t address, std::uint32_t size, ImageTrailer &trailer) noexcept
{
    return withErasedRest(reader_, check(kind, address, size, trailer), address, size);
}

ImageProof ImageCheck::slot(ImageKind kind, std::uint32_t address, std::uint32_t capacity) noexcept
{
    ImageTrailer trailer;
    const ImageProof proof = check(kind, address, capacity, trailer);
    const std::uint32_t sectorEnd = (proof.size / NorFlash::SectorSize + 1) * NorFlash::SectorSize;
    return withErasedRest(reader_, proof, address, std::min(sectorEnd, capacity));
}

ImageProof ImageCheck::check(
    ImageKind kind,
    std::uint32_t address,
    std::uint32_t limit,
    ImageTrailer &trailer) noexcept
{
    const ImageProof proof
        = kind == ImageKind::Deployment ? deployment_.check(address, limit) : application_.check(address, limit);
    return trailers_.read(proof, address, limit, trailer);
}

}  // namespace enigmaiot
