#include "ImageCheck.h"

#include <gtest/gtest.h>

#include "SampleImage.h"
#include "SimulatedFlash.h"
#include "TestDigest.h"

namespace enigmaiot::test {
namespace {

constexpr std::uint32_t Sector = NorFlash::SectorSize;
constexpr std::uint32_t Start = Sector;
constexpr std::uint32_t Capacity = 6 * Sector;

class ImageCheckTest : public testing::Test {
protected:
    ImageProof slot(ImageKind kind, const Image &image)
    {
        flash_.flashByWire(Start, Capacity, image);
        return check_.slot(kind, Start, Capacity);
    }

    ImageProof file(ImageKind kind, const Image &image)
    {
        flash_.flashByWire(Start, Capacity, image);
        ImageTrailer trailer;
        return check_.image(kind, Start, static_cast<std::uint32_t>(image.size()), trailer);
    }

    static Image join(std::initializer_list<Image> parts)
    {
        Image whole;
        for (const Image &part : parts) {
            whole.insert(whole.end(), part.begin(), part.end());
        }

        return whole;
    }

    SimulatedFlash flash_{8 * Sector};
    TestDigest sha256_{MBEDTLS_MD_SHA256};
    SlotReader reader_{flash_};
    ImageCheck check_{reader_, sha256_, 5};
};

TEST_F(ImageCheckTest, ChecksumsAreThoseOfNanoClr)
{
    const Image text{'1', '2', '3', '4', '5', '6', '7', '8', '9'};
    EXPECT_EQ(0x89A1897FU, assemblyCrc(text.data(), text.size()));
    EXPECT_EQ(0x89A1897FU, assemblyCrc(text.data() + 4, 5, assemblyCrc(text.data(), 4)));
}

TEST_F(ImageCheckTest, WholeImagesProveThemselvesAndTellTheirSize)
{
    for (const std::size_t size : {160U, 1000U, 4096U, 8192U, 9000U, 12289U, 24576U}) {
        const ImageProof deployment = slot(ImageKind::Deployment, makeDeployment(size, 1));
        EXPECT_TRUE(deployment.isProven()) << size;
        EXPECT_EQ(size, deployment.size);
        EXPECT_TRUE(file(ImageKind::Deployment, makeDeployment(size, 1)).isProven());
        const ImageProof application = slot(ImageKind::Application, makeApplication(size, 1, 5));
        EXPECT_TRUE(application.isProven()) << size;
        EXPECT_EQ(size / 16 * 16, application.size);
    }
}

TEST_F(ImageCheckTest, AnApplicationWithoutAHashIsWholeAndNotProven)
{
    const ImageProof proof = slot(ImageKind::Application, makeApplication(1600, 1, 5, false));
    EXPECT_TRUE(proof.isWhole());
    EXPECT_FALSE(proof.isProven());
}

TEST_F(ImageCheckTest, AnApplicationForAnotherChipIsRefused)
{
    for (const int chip : {0, 4, 6, 0x500, 0xFFFF}) {
        const auto id = static_cast<std::uint16_t>(chip);
        EXPECT_FALSE(file(ImageKind::Application, makeApplication(1600, 1, id)).isWhole()) << chip;
    }
}

TEST_F(ImageCheckTest, ACutBehindAnyByteIsFound)
{
    for (const ImageKind kind : {ImageKind::Deployment, ImageKind::Application}) {
        const Image whole = kind == ImageKind::Deployment ? makeDeployment(9000, 3) : makeApplication(1600, 3, 5);
        for (std::size_t count = 1; count < whole.size(); count++) {
            Image cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(count));
            ASSERT_FALSE(file(kind, cut).isWhole()) << count;
            const bool same = std::all_of(whole.begin() + static_cast<std::ptrdiff_t>(count), whole.end(), [](std::uint8_t byte) {
                return byte == 0xFF;
            });
            ASSERT_EQ(same, slot(kind, cut).isWhole()) << count;
        }
    }
}

TEST_F(ImageCheckTest, AFlippedBitAnywhereUpToTheEndOfTheSectorIsFound)
{
    for (const ImageKind kind : {ImageKind::Deployment, ImageKind::Application}) {
        Image image = kind == ImageKind::Deployment ? makeDeployment(8500, 3) : makeApplication(1600, 3, 5);
        image.resize((image.size() + Sector - 1) / Sector * Sector, 0xFF);
        for (std::size_t bit = 0; bit < 8 * image.size(); bit += image.size() > Sector ? 13U : 5U) {
            const auto mask = static_cast<std::uint8_t>(1 << (bit % 8));
            image[bit / 8] ^= mask;
            ASSERT_FALSE(slot(kind, image).isWhole()) << bit;
            image[bit / 8] ^= mask;
        }
    }
}

TEST_F(ImageCheckTest, AFlippedMarkOfAnAssemblyThatStartsASectorDoesNotShortenTheChain)
{
    // The first two of them would be whole without the third.
    Image image = join({makeAssembly({"Program", {}, true}, Sector, 1), makeAssembly({"Unused"}, 500, 2)});
    ASSERT_TRUE(slot(ImageKind::Deployment, image).isProven());
    image[Sector] ^= 1;
    EXPECT_FALSE(slot(ImageKind::Deployment, image).isWhole());
}

TEST_F(ImageCheckTest, OlderContentFromTheNextSectorOnIsNotTheImages)
{
    Image image = makeDeployment(9000, 1);
    image.resize(3 * Sector, 0xFF);
    image.resize(4 * Sector, 0x55);
    EXPECT_EQ(9000U, slot(ImageKind::Deployment, image).size);
    EXPECT_FALSE(file(ImageKind::Deployment, image).isWhole());
}

TEST_F(ImageCheckTest, ReferencesHaveToBeMetByNameAndVersion)
{
    const auto check = [&](const AssemblyNames &core) {
        return file(
            ImageKind::Deployment,
            join({makeAssembly(core, 500, 1), makeAssembly({"Program", {"Core"}, true}, 500, 2)})).isWhole();
    };
    EXPECT_TRUE(check({"Core"}));
    EXPECT_FALSE(check({"Cor"}));
    EXPECT_FALSE(check({"Core2"}));
    EXPECT_FALSE(check({"Core", {}, false, 0x00020002}));
    EXPECT_FALSE(check({"Core", {}, true})) << "two programs";
    EXPECT_FALSE(file(ImageKind::Deployment, makeAssembly({"Core"}, 500, 1)).isWhole()) << "no program";
}

TEST_F(ImageCheckTest, TheOrderOfAssembliesDoesNotMatter)
{
    const Image program = makeAssembly({"Program", {"ALongNameOfALibraryThatTakesSeveralReads"}, true}, 500, 2);
    const Image library = makeAssembly({"ALongNameOfALibraryThatTakesSeveralReads"}, 500, 1);
    EXPECT_TRUE(file(ImageKind::Deployment, join({program, library})).isProven());
    EXPECT_TRUE(file(ImageKind::Deployment, join({library, program})).isProven());
}

TEST_F(ImageCheckTest, HostileStartsOfTablesAreRefused)
{
    for (std::size_t table = 0; table < 16; table++) {
        for (const std::uint32_t start : {0U, 5U, 1001U, 100000U, 0x7FFFFFFFU, 0xFFFFFFFFU}) {
            Image image = makeAssembly({"Program", {"Program"}, true}, 1000, 1);
            putU32(&image[40 + 4 * table], start);
            putU32(&image[8], 0);
            putU32(&image[8], assemblyCrc(image.data(), 124));
            EXPECT_FALSE(file(ImageKind::Deployment, image).isWhole()) << table << " " << start;
        }
    }
}

TEST_F(ImageCheckTest, MoreAssembliesThanCanBeCountedAreRefused)
{
    Image image = makeAssembly({"Program", {}, true}, 160, 1);
    for (std::size_t i = 1; i < DeploymentCheck::MaximumAssemblies; i++) {
        image = join({image, makeAssembly({"L"}, 128, 1)});
    }

    EXPECT_TRUE(file(ImageKind::Deployment, image).isProven());
    EXPECT_FALSE(file(ImageKind::Deployment, join({image, makeAssembly({"L"}, 128, 1)})).isWhole());
}

TEST_F(ImageCheckTest, HostileSegmentsAreRefused)
{
    for (const std::uint32_t size : {0xFFFFFFFFU, 0xFFFFFFF0U, 0x80000000U, 1600U}) {
        Image image = makeApplication(1600, 1, 5);
        putU32(&image[28], size);
        EXPECT_FALSE(file(ImageKind::Application, image).isWhole()) << size;
    }

    for (const int count : {0, 17, 255}) {
        Image image = makeApplication(1600, 1, 5);
        image[1] = static_cast<std::uint8_t>(count);
        EXPECT_FALSE(file(ImageKind::Application, image).isWhole()) << count;
    }
}

TEST_F(ImageCheckTest, ASegmentThatEspIdfRefusesIsRefused)
{
    // Its boot loader loads words. Two bytes more of the second segment are padding: all checksums stay right.
    Image image = makeApplication(1600, 1, 5, false);
    std::uint8_t *size = &image[32 + getU32(&image[28]) + 4];
    const std::size_t end = 32 + getU32(&image[28]) + 8 + getU32(size);
    image[1599] = static_cast<std::uint8_t>(image[1599] ^ image[end] ^ image[end + 1]);
    putU32(size, getU32(size) + 2);
    EXPECT_FALSE(file(ImageKind::Application, image).isWhole());
}

TEST_F(ImageCheckTest, AFlashThatCannotBeReadIsNoProof)
{
    flash_.flashByWire(Start, Capacity, makeDeployment(9000, 1));
    flash_.cutAt(1, Damage::NotBegun, 1);
    (void)flash_.eraseSector(0);
    EXPECT_EQ(ImageProof::Verdict::Unreadable, check_.slot(ImageKind::Deployment, Start, Capacity).verdict);
    EXPECT_EQ(ImageProof::Verdict::Unreadable, check_.slot(ImageKind::Application, Start, Capacity).verdict);
}

}  // namespace
}  // namespace enigmaiot::test
