#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "DeltaParcel.h"
#include "DeltaSample.h"
#include "HostileDeltas.h"
#include "NorFlash.h"

namespace enigmaiot::test {

/// Makes up what is sent to a board: deltas of a few deployments, or of nothing that runs, with sizes, bases and digests that may lie.
class HostileParcels {
public:
    explicit HostileParcels(HostileDeltas &hostile) : hostile_(hostile)
    {
        const Image first = imageOf(2 * Sector + 1500, 61);
        Image second = imageOf(2 * Sector + 1500, 62);
        std::copy_n(first.begin() + Sector, Sector, second.begin() + Sector);
        const Image third = imageOf(2 * Sector + 204, 63);
        Image fourth = third;
        const Image program = makeAssembly({"Program", {"Core", "Library"}, true}, 204, 64);
        std::copy(program.begin(), program.end(), fourth.begin() + 2 * Sector);
        images_ = {first, second, third, fourth, imageOf(Sector + 702, 65), imageOf(600, 66), imageOf(2 * Sector, 67)};
    }

    /// The deployment that a board begins with.
    const Image &first() const
    {
        return images_.front();
    }

    const Image &anyImage()
    {
        return images_[hostile_.below(static_cast<std::uint32_t>(images_.size()))];
    }

    bool isImage(const Image &image) const
    {
        return std::find(images_.begin(), images_.end(), image) != images_.end();
    }

    /// A claim of one of the images, with a delta that makes it or is damaged; or a delta that is made up, with a claim of what it makes.
    /// @param running What it is mostly against.
    DeltaParcel make(const Image &running)
    {
        DeltaParcel parcel;
        chooseBase(parcel, running);
        if (hostile_.below(3) != 0) {
            const Image &image = anyImage();
            parcel.claim = ImageClaim::of(image);
            parcel.delta = deltaOf(parcel.base, image);
            if (hostile_.oneIn(2)) {
                hostile_.damage(parcel.delta);
            }
        } else {
            const std::uint32_t size = 1 + hostile_.below(hostile_.oneIn(4) ? 4 * Sector : 4000);
            parcel.delta = hostile_.make(static_cast<std::uint32_t>(parcel.base.size()), size);
            DeltaSample sample(parcel.base, size);
            sample.take(parcel.delta);
            parcel.claim = ImageClaim::of(sample.image());
            parcel.claim.size = size;
        }

        describe(parcel);
        return parcel;
    }

private:
    static constexpr std::uint32_t Sector = NorFlash::SectorSize;

    static Image imageOf(std::uint32_t size, unsigned seed)
    {
        return makeImage(ImageKind::Deployment, size, seed);
    }

    /// A base, mostly the right one: the image that runs, its first bytes, or none.
    void chooseBase(DeltaParcel &parcel, const Image &running)
    {
        const std::uint32_t way = hostile_.below(10);
        parcel.base = way < 6 ? running : way == 6 ? Image(running.begin(), running.begin() + 1 + hostile_.below(700)) : Image();
        if (!parcel.base.empty()) {
            const ImageClaim base = ImageClaim::of(parcel.base);
            parcel.facts.baseSize = base.size;
            parcel.facts.baseSha256 = base.sha256;
        }

        if (hostile_.oneIn(40)) {
            parcel.facts.baseSize = hostile_.oneIn(2) ? parcel.facts.baseSize + 1 : 0x80000000U | hostile_.number();
        } else if (hostile_.oneIn(40)) {
            parcel.facts.baseSha256[hostile_.below(32)] ^= 1;
        }
    }

    /// Says of a delta what is right, or not.
    void describe(DeltaParcel &parcel)
    {
        const auto md5 = digestOf(MBEDTLS_MD_MD5, parcel.delta);
        std::copy_n(md5.begin(), parcel.facts.md5.size(), parcel.facts.md5.begin());
        parcel.facts.stagedSize = static_cast<std::uint32_t>(parcel.delta.size());
        parcel.claim.withSha256 = !hostile_.oneIn(8);
        switch (hostile_.below(60)) {
        case 0:
            parcel.facts.stagedSize += 1 + hostile_.below(Sector);
            break;
        case 1:
            parcel.facts.stagedSize -= hostile_.below(parcel.facts.stagedSize);
            break;
        case 2:
            parcel.facts.stagedSize = 0x80000000U | hostile_.number();
            break;
        case 3:
            parcel.claim.size = hostile_.oneIn(2) ? hostile_.below(7 * Sector) : 0x80000000U | hostile_.number();
            break;
        case 4:
            parcel.claim.sha256[0] ^= 1;
            break;
        case 5:
            parcel.claim.md5[15] ^= 1;
            break;
        default:
            break;
        }
    }

    HostileDeltas &hostile_;
    std::vector<Image> images_;
};

}  // namespace enigmaiot::test
