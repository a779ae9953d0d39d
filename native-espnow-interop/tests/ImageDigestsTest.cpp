#include "ImageDigests.h"

#include <gtest/gtest.h>

#include <random>

#include "SampleImage.h"
#include "SimulatedFlash.h"
#include "SlotReader.h"
#include "TestDigest.h"

namespace enigmaiot::test {
namespace {

constexpr std::uint32_t Sector = NorFlash::SectorSize;
constexpr std::uint32_t Start = Sector;

class ImageDigestsTest : public testing::Test {
protected:
    ImageDigestsTest()
    {
        flash_.flashByWire(Start, 4 * Sector, image_);
    }

    ImageDigests make()
    {
        return {md5_, &sha256_, Start, static_cast<std::uint32_t>(image_.size())};
    }

    void take(ImageDigests &digests, std::uint32_t at, std::uint32_t count)
    {
        digests.take(Start + at, image_.data() + at, count);
    }

    SlotResult compare(ImageDigests &digests)
    {
        before_ = flash_.readBytes();
        return digests.compare(
            reader_,
            digestOf(MBEDTLS_MD_MD5, image_).data(),
            digestOf(MBEDTLS_MD_SHA256, image_).data());
    }

    std::uint64_t readBytes() const
    {
        return flash_.readBytes() - before_;
    }

    const Image image_ = makeDeployment(2 * Sector + 77, 1);
    SimulatedFlash flash_{8 * Sector};
    SlotReader reader_{flash_};
    TestDigest md5_{MBEDTLS_MD_MD5};
    TestDigest sha256_{MBEDTLS_MD_SHA256};
    std::uint64_t before_ = 0;
};

TEST_F(ImageDigestsTest, WhatNobodyReadIsRead)
{
    ImageDigests digests = make();
    EXPECT_EQ(SlotResult::Ok, compare(digests));
    EXPECT_EQ(image_.size(), readBytes());
}

TEST_F(ImageDigestsTest, WhatWasTakenIsNotReadAgain)
{
    ImageDigests digests = make();
    take(digests, 0, 124);
    take(digests, 124, 5000);
    EXPECT_EQ(SlotResult::Ok, compare(digests));
    EXPECT_EQ(image_.size() - 5124, readBytes());
}

TEST_F(ImageDigestsTest, BytesCountOnceWhereTheyAreReadAgainOrOutOfTheirOrder)
{
    ImageDigests digests = make();
    take(digests, 0, 200);
    take(digests, 40, 20);
    take(digests, 300, 100);
    take(digests, 150, 100);
    take(digests, 0, 250);
    EXPECT_EQ(SlotResult::Ok, compare(digests));
    EXPECT_EQ(image_.size() - 250, readBytes());
}

TEST_F(ImageDigestsTest, WhatStandsOutsideTheImageIsNoPartOfIt)
{
    const Image around(3 * Sector, 0x5A);
    ImageDigests digests = make();
    digests.take(0, around.data(), Start);
    take(digests, 0, static_cast<std::uint32_t>(image_.size()));
    digests.take(Start + static_cast<std::uint32_t>(image_.size()), around.data(), 100);
    EXPECT_EQ(SlotResult::Ok, compare(digests));
    EXPECT_EQ(0U, readBytes());
}

TEST_F(ImageDigestsTest, ABytesDifferenceIsFoundWhereverItWasTaken)
{
    Image other = image_;
    other[100] ^= 1;
    ImageDigests digests = make();
    digests.take(Start, other.data(), 124);
    EXPECT_EQ(SlotResult::DigestMismatch, compare(digests));
}

TEST_F(ImageDigestsTest, EveryOrderOfReadingGivesTheSameDigests)
{
    std::mt19937 random(1);
    for (int run = 0; run < 500; run++) {
        ImageDigests digests = make();
        for (int read = 0; read < 40; read++) {
            const auto at = static_cast<std::uint32_t>(random() % image_.size());
            const auto most = static_cast<std::uint32_t>(image_.size()) - at;
            take(digests, run % 2 == 0 ? at : 0, static_cast<std::uint32_t>(random() % most + 1));
        }

        ASSERT_EQ(SlotResult::Ok, compare(digests)) << run;
    }
}

}  // namespace
}  // namespace enigmaiot::test
