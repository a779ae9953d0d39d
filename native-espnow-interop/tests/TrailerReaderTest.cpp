#include "TrailerReader.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "FuzzRun.h"
#include "ImageCheck.h"
#include "TestSigner.h"

namespace enigmaiot::test {
namespace {

constexpr std::uint32_t Sector = NorFlash::SectorSize;
constexpr std::uint32_t Capacity = 4 * Sector;

/// A flash whose end is the end of what may be read.
class MemoryFlash final : public NorFlash {
public:
    FlashResult read(std::uint32_t address, std::uint8_t *bytes, std::size_t count) noexcept override
    {
        if (readsLeft == 0 || address > content.size() || count > content.size() - address) {
            return FlashResult::Failed;
        }

        readsLeft--;
        std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(address), count, bytes);
        return FlashResult::Ok;
    }

    FlashResult write(std::uint32_t, const std::uint8_t *, std::size_t) noexcept override
    {
        return FlashResult::Failed;
    }

    FlashResult erase(std::uint32_t, std::uint32_t) noexcept override
    {
        return FlashResult::Failed;
    }

    std::uint32_t blockSize() const noexcept override
    {
        return Sector;
    }

    /// An image, and erased flash behind it.
    void put(const Image &image, std::size_t size = Capacity)
    {
        content = image;
        content.resize(size, 0xFF);
    }

    Image content;

    /// Reads until one fails.
    std::uint64_t readsLeft = ~0ULL;
};

/// A slot with a signed deployment in it.
class TrailerReaderTest : public testing::Test {
protected:
    ImageProof check(const Image &image)
    {
        flash_.put(image);
        return check_.image(ImageKind::Deployment, 0, static_cast<std::uint32_t>(image.size()), trailer_);
    }

    /// The trailer with a part put in another's place, and its sizes and checksum made right again.
    Image changed(std::size_t at, std::size_t count, const Image &by, bool isProtected = true)
    {
        Image image = signed_;
        const auto place = image.begin() + static_cast<std::ptrdiff_t>(start_ + at);
        image.erase(place, place + static_cast<std::ptrdiff_t>(count));
        image.insert(image.begin() + static_cast<std::ptrdiff_t>(start_ + at), by.begin(), by.end());
        Image trailer(image.begin() + static_cast<std::ptrdiff_t>(start_), image.end());
        const std::uint32_t grown = static_cast<std::uint32_t>(by.size() - count);
        putU16(&trailer[8], protected_ + (isProtected ? grown : 0));
        putU16(&trailer[10], static_cast<std::uint32_t>(trailer.size()));
        sealTrailer(trailer);
        std::copy(trailer.begin(), trailer.end(), image.begin() + static_cast<std::ptrdiff_t>(start_));
        return image;
    }

    MemoryFlash flash_;
    TestDigest sha256_{MBEDTLS_MD_SHA256};
    SlotReader reader_{flash_};
    ImageCheck check_{reader_, sha256_, 0};
    ImageTrailer trailer_;
    TestSigner signer_{1};
    const Image bare_ = makeDeployment(1001, 1);
    const Image signed_ = signer_.sign(ImageKind::Deployment, bare_, {7, "relay", 0x0001000A, TestNatives::Checksum});
    const std::uint32_t start_ = 1004;
    const std::uint32_t protected_ = static_cast<std::uint32_t>(signed_.size()) - start_ - 72;
};

TEST_F(TrailerReaderTest, ATrailerIsAPartOfTheImage)
{
    const ImageProof proof = check(signed_);

    EXPECT_TRUE(proof.isProven());
    EXPECT_EQ(signed_.size(), proof.size);
    EXPECT_EQ(start_, trailer_.start);
    EXPECT_EQ(signed_.size() - start_, trailer_.size);
    EXPECT_EQ(protected_, trailer_.protectedSize);
    EXPECT_EQ(7U, trailer_.counter);
    EXPECT_EQ(1, trailer_.kind);
    EXPECT_EQ(5, trailer_.classCount);
    EXPECT_EQ(0x0001000AU, trailer_.interop);
    EXPECT_EQ(signer_.id, trailer_.keyId);
}

TEST_F(TrailerReaderTest, AnImageWithoutATrailerIsUnsigned)
{
    EXPECT_TRUE(check(bare_).isProven());
    EXPECT_FALSE(trailer_.isThere());
}

TEST_F(TrailerReaderTest, AnApplicationMayHaveOneToo)
{
    const Image application = signer_.sign(ImageKind::Application, makeApplication(3000, 2));
    flash_.put(application);

    EXPECT_EQ(application.size(), check_.slot(ImageKind::Application, 0, Capacity).size);
    EXPECT_TRUE(check_.slot(ImageKind::Application, 0, Capacity).isProven());
}

TEST_F(TrailerReaderTest, NoFlippedBitInItGoesUnnoticed)
{
    for (std::size_t bit = 8 * bare_.size(); bit < 8 * signed_.size(); bit++) {
        Image image = signed_;
        image[bit / 8] = static_cast<std::uint8_t>(image[bit / 8] ^ 1U << bit % 8);
        ASSERT_FALSE(check(image).isWhole()) << bit;
    }
}

TEST_F(TrailerReaderTest, ACutOneIsNone)
{
    for (std::size_t size = bare_.size() + 4; size < signed_.size(); size++) {
        const Image image(signed_.begin(), signed_.begin() + static_cast<std::ptrdiff_t>(size));
        ASSERT_FALSE(check(image).isWhole()) << size;
    }
}

TEST_F(TrailerReaderTest, ErasedFlashAloneMayFollowIt)
{
    Image image = signed_;
    image.resize(image.size() + 100, 0xFF);
    EXPECT_EQ(signed_.size(), check(image).size);
    image.back() = 0;
    EXPECT_FALSE(check(image).isWhole());
}

TEST_F(TrailerReaderTest, EntriesThatAreNotKnownArePassedOver)
{
    Image entry;
    appendEntry(entry, 0x40, Image(300, 1));
    EXPECT_TRUE(check(changed(12, 0, entry)).isProven());
    EXPECT_TRUE(check(changed(protected_, 0, entry, false)).isProven());
    EXPECT_TRUE(trailer_.isThere());
}

TEST_F(TrailerReaderTest, EntriesThatAreMissingTwiceThereOfAWrongLengthOrInTheWrongPartMakeItNone)
{
    Image counter;
    appendEntry(counter, 5, number(8));
    Image longer;
    appendEntry(longer, 5, Image(5));
    Image head;
    appendEntry(head, 5, {});
    Image signature;
    appendEntry(signature, 0x80, Image(64, 1));

    EXPECT_FALSE(check(changed(12, 0, counter)).isWhole());
    EXPECT_FALSE(check(changed(12, 36, {})).isWhole()) << "no SHA-256";
    EXPECT_FALSE(check(changed(12, 0, longer)).isWhole());
    EXPECT_FALSE(check(changed(protected_, 0, counter, false)).isWhole());
    EXPECT_FALSE(check(changed(12, 0, signature)).isWhole());
    EXPECT_FALSE(check(changed(protected_, 68, {}, false)).isWhole()) << "no signature";
    EXPECT_FALSE(check(changed(12, 0, Image(3))).isWhole()) << "half of a head";
    putU16(&head[2], 2000);
    EXPECT_FALSE(check(changed(12, 0, head)).isWhole()) << "longer than the trailer";
    Image much;
    appendEntry(much, 0x40, Image(2000));
    EXPECT_FALSE(check(changed(12, 0, much)).isWhole()) << "more than 2,048 bytes";
}

TEST_F(TrailerReaderTest, FlashThatCannotBeReadIsToldApart)
{
    flash_.put(signed_);
    const ImageProof proof{ImageProof::Verdict::Proven, static_cast<std::uint32_t>(bare_.size())};
    std::uint64_t reads = 0;
    SlotResult result = SlotResult::FlashFailed;
    for (; result == SlotResult::FlashFailed && reads < 1000; reads++) {
        flash_.readsLeft = reads;
        result = TrailerReader(reader_).read(proof, 0, Capacity, trailer_).result();
        ASSERT_TRUE(result == SlotResult::FlashFailed || result == SlotResult::Ok) << reads;
    }

    EXPECT_EQ(SlotResult::Ok, result);
    EXPECT_GT(reads, 20U);
    flash_.readsLeft = 3;
    EXPECT_FALSE(TrailerReader(reader_).fit(0, trailer_, TestNatives()));
}

/// Trailers of every kind of damage, with right checksums: each ends with a result, and nothing is read outside of the slot.
/// ENIGMAIOT_TRAILERS is how many, ENIGMAIOT_FUZZ_SEED which.
TEST_F(TrailerReaderTest, HostileTrailersEndWithAResult)
{
    const long trailers = fuzzCount("ENIGMAIOT_TRAILERS");
    std::mt19937_64 random{fuzzSeed()};
    const auto below = [&random](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
    const TestNatives natives;
    long whole = 0;
    long fitting = 0;
    const Image good(signed_.begin() + start_, signed_.end());
    for (long i = 0; i < trailers; i++) {
        Image trailer = good;
        if (below(2) == 0) {
            trailer.resize(12);
            for (std::uint32_t entries = below(14); entries > 0; entries--) {
                const std::uint32_t type = below(6) == 0 ? static_cast<std::uint32_t>(random() & 0xFFFF) : below(10) == 0 ? 0x80 : 1 + below(9);
                constexpr std::array<std::uint32_t, 10> Counts{0, 32, 1, 5, 8, 4, 8, 6, 4, 21};
                const std::uint32_t count = type == 0x80 ? 64 : type < 10 && below(8) != 0 ? Counts[type] : below(80);
                appendEntry(trailer, type, Image(count, static_cast<std::uint8_t>(random())));
            }

            putU16(&trailer[8], below(4) == 0 ? below(65536) : below(static_cast<std::uint32_t>(trailer.size()) + 80));
            trailer.resize(trailer.size() + 4);
        }

        for (std::uint32_t changes = below(4); changes > 0; changes--) {
            const std::size_t at = 8 + below(static_cast<std::uint32_t>(trailer.size()) - 8);
            trailer[at] = below(2) == 0 ? static_cast<std::uint8_t>(random()) : static_cast<std::uint8_t>(trailer[at] ^ 1U << below(8));
        }

        putU16(&trailer[10], below(20) == 0 ? below(65536) : static_cast<std::uint32_t>(trailer.size()));
        if (below(20) != 0) {
            sealTrailer(trailer);
        }

        Image image = bare_;
        image.resize(start_);
        image.insert(image.end(), trailer.begin(), trailer.end());
        const std::uint32_t limit = below(10) == 0 ? start_ + below(static_cast<std::uint32_t>(trailer.size()) + 1)
                                                   : static_cast<std::uint32_t>(image.size()) + below(40);
        flash_.put(image, limit);
        const ImageProof proof{ImageProof::Verdict::Proven, static_cast<std::uint32_t>(bare_.size())};
        const ImageProof found = TrailerReader(reader_).read(proof, 0, limit, trailer_);
        ASSERT_TRUE(found.verdict == ImageProof::Verdict::Proven || found.verdict == ImageProof::Verdict::Broken);
        if (trailer_.isThere()) {
            ASSERT_LE(trailer_.end(), limit);
            whole++;
            fitting += TrailerReader(reader_).fit(0, trailer_, natives) ? 1 : 0;
        }
    }

    std::printf("[ FUZZ     ] %ld trailers: %ld whole, %ld of them fit\n", trailers, whole, fitting);
    EXPECT_GT(whole, trailers / 50);
    EXPECT_LT(whole, trailers / 10 * 9);
    EXPECT_GT(fitting, 0);
}

}  // namespace
}  // namespace enigmaiot::test
