#include <gtest/gtest.h>

#include "SlotBoard.h"
#include "TestSigner.h"

namespace enigmaiot::test {
namespace {

/// A board that takes what one of two keys signed.
class SignedSlotTest : public testing::Test {
protected:
    static constexpr ImageKind Kind = ImageKind::Deployment;
    static constexpr std::uint32_t Sector = NorFlash::SectorSize;

    SignedSlotTest()
    {
        trust(signing_);
        board_.flashByWire(Kind, 0, old_);
        board_.flashByWire(ImageKind::Application, 0, makeApplication(3 * Sector, 9));
        board_.start();
        board_.setSigning(&signing_);
    }

    void trust(ImageSigning &signing)
    {
        ASSERT_TRUE(signing.trust(signer_.key.data()));
        ASSERT_TRUE(signing.trust(next_.key.data()));
        const std::string name = "relay";
        signing.setHardwareClass(reinterpret_cast<const std::uint8_t *>(name.data()), name.size());
    }

    Image image(std::uint32_t counter, std::uint32_t seed = 2)
    {
        return signer_.sign(Kind, makeDeployment(2 * Sector + 300, seed), {counter});
    }

    /// Takes an image, starts and confirms it.
    void confirmImage(const Image &image, ImageKind kind = Kind)
    {
        ASSERT_EQ(SlotResult::Ok, board_.update(kind, image));
        board_.start();
        ASSERT_TRUE(board_.runs(kind, image));
        ASSERT_EQ(SlotResult::Ok, board_.slots().confirm());
    }

    /// What comes of an image; what runs must not have changed.
    SlotResult refusal(const Image &image, ImageKind kind = Kind)
    {
        const int active = board_.slots().activeSlot(kind);
        const SlotResult result = board_.update(kind, image);
        EXPECT_EQ(ImageState::Confirmed, board_.slots().state());
        board_.start();
        EXPECT_EQ(active, board_.slots().activeSlot(kind));
        return result;
    }

    std::vector<std::uint8_t> facts(const SigningFacts &facts, const TestSigner &signer)
    {
        std::vector<std::uint8_t> bytes(signer.id.begin(), signer.id.end());
        const std::uint32_t hardware = facts.hardwareClass.empty()
            ? 0
            : crc32(reinterpret_cast<const std::uint8_t *>(facts.hardwareClass.data()), facts.hardwareClass.size());
        for (const std::uint32_t value :
             {facts.counter, hardware, facts.interop << 16 | facts.interop >> 16, facts.checksum}) {
            const Image part = number(value);
            bytes.insert(bytes.end(), part.begin(), part.end());
        }

        return bytes;
    }

    TestDigest sha256_{MBEDTLS_MD_SHA256};
    TestVerifier verifier_;
    TestNatives natives_;
    TestSigner signer_{1};
    TestSigner next_{2};
    TestSigner stranger_{3};
    ImageSigning signing_{sha256_, verifier_, natives_};
    const Image old_ = makeImage(Kind, 2 * Sector + 12, 1);
    SlotBoard board_;
};

TEST_F(SignedSlotTest, ASignedImageIsTakenAndItsCounterKeptOnceItIsConfirmed)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, image(5)));
    board_.start();
    EXPECT_EQ(0U, board_.slots().counter(Kind));
    EXPECT_EQ(SlotResult::Ok, board_.slots().confirm());
    EXPECT_EQ(5U, board_.slots().counter(Kind));
    board_.start();
    EXPECT_EQ(5U, board_.slots().counter(Kind));
}

TEST_F(SignedSlotTest, AnApplicationTooWithACounterOfItsOwn)
{
    confirmImage(image(5));
    confirmImage(signer_.sign(ImageKind::Application, makeApplication(2 * Sector, 4), {3}), ImageKind::Application);
    EXPECT_EQ(5U, board_.slots().counter(Kind));
    EXPECT_EQ(3U, board_.slots().counter(ImageKind::Application));
}

TEST_F(SignedSlotTest, WhatNoTrustedKeySignedIsRefused)
{
    Image wrong = image(5);
    wrong[wrong.size() - 20] ^= 1;
    putU32(&wrong[wrong.size() - 4], crc32(&wrong[2 * Sector + 300], wrong.size() - 4 - 2 * Sector - 300));
    Image other = makeDeployment(2 * Sector + 300, 8);
    const Image donor = image(5);
    other.insert(other.end(), donor.begin() + 2 * Sector + 300, donor.end());

    EXPECT_EQ(SlotResult::NotSigned, refusal(makeDeployment(2 * Sector + 300, 2)));
    EXPECT_EQ(SlotResult::UnknownKey, refusal(stranger_.sign(Kind, makeDeployment(2 * Sector + 300, 2))));
    EXPECT_EQ(SlotResult::WrongSignature, refusal(wrong));
    EXPECT_EQ(SlotResult::WrongSignature, refusal(other)) << "an image under another one's trailer";
    EXPECT_EQ(SlotResult::WrongSignature, refusal(signer_.sign(Kind, makeDeployment(9000, 2), {1, "", 0, 0, 2})));
    EXPECT_EQ(SlotResult::Ok, board_.update(Kind, next_.sign(Kind, makeDeployment(9000, 2))));
}

/// nanoCLR looks for assemblies behind the deployment's last one, too, in steps of an assembly's header: it would run one that somebody
/// without the key has put between what is signed and the signature. The trailer's size is signed, so there is no room for one.
TEST_F(SignedSlotTest, NothingThatNoKeySignedMayStandInATrailer)
{
    constexpr std::uint32_t Header = 124;
    const Image good = image(5);
    const std::uint32_t start = 2 * Sector + 300;
    const std::uint32_t signedSize = static_cast<std::uint32_t>(good[start + 8]) + 256U * good[start + 9];
    const Image assembly = makeAssembly({"Guest", {}, true}, 600, 7);
    Image guest(alignedTo(signedSize + 4, Header) - signedSize - 4);
    guest.insert(guest.end(), assembly.begin(), assembly.end());
    for (const Image &value : {guest, Image()}) {
        Image entry;
        appendEntry(entry, 0x40, value);
        Image trailer(good.begin() + start, good.end());
        trailer.insert(trailer.begin() + signedSize, entry.begin(), entry.end());
        putU16(&trailer[10], static_cast<std::uint32_t>(trailer.size()));
        sealTrailer(trailer);
        Image hostile(good.begin(), good.begin() + start);
        hostile.insert(hostile.end(), trailer.begin(), trailer.end());
        EXPECT_EQ(SlotResult::WrongSignature, refusal(hostile));
    }

    EXPECT_EQ(SlotResult::Ok, board_.update(Kind, good));
}

TEST_F(SignedSlotTest, WhatDoesNotFitTheBoardIsRefused)
{
    const Image bare = makeDeployment(2 * Sector + 300, 2);

    EXPECT_EQ(SlotResult::WrongHardware, refusal(signer_.sign(Kind, bare, {1, "cover"})));
    EXPECT_EQ(SlotResult::WrongHardware, refusal(signer_.sign(Kind, bare, {1, "relay2"})));
    EXPECT_EQ(SlotResult::WrongInterop, refusal(signer_.sign(Kind, bare, {1, "relay", 0x0001000B})));
    EXPECT_EQ(SlotResult::WrongInterop, refusal(signer_.sign(Kind, bare, {1, "relay", 0x0001000A, 1})));
    EXPECT_EQ(SlotResult::Ok, board_.update(Kind, signer_.sign(Kind, bare, {1, "relay", 0x0001000A, TestNatives::Checksum})));
}

TEST_F(SignedSlotTest, AnOlderImageIsRefusedUnlessItIsAllowedAndTheCounterNeverFalls)
{
    confirmImage(image(5));
    EXPECT_EQ(SlotResult::OlderImage, refusal(image(4, 3)));
    confirmImage(image(5, 3));
    signing_.allowOlder(true);
    confirmImage(image(4, 4));
    EXPECT_EQ(5U, board_.slots().counter(Kind));
    signing_.allowOlder(false);
    EXPECT_EQ(SlotResult::OlderImage, refusal(image(4, 3)));
}

TEST_F(SignedSlotTest, AnImageThatIsGivenUpLeavesTheCounter)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, image(9)));
    board_.start();
    ASSERT_EQ(SlotResult::Ok, board_.slots().giveUp(RollbackCause::Unwell));
    board_.start();
    ASSERT_TRUE(board_.runs(Kind, old_));
    ASSERT_EQ(SlotResult::Ok, board_.slots().confirm());
    EXPECT_EQ(0U, board_.slots().counter(Kind));
}

TEST_F(SignedSlotTest, WhatIsFlashedByWireIsNotAsked)
{
    confirmImage(image(5));
    const Image wired = makeDeployment(2 * Sector + 40, 6);
    board_.flashByWire(Kind, board_.slots().activeSlot(Kind), wired);
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, wired));
    EXPECT_EQ(5U, board_.slots().counter(Kind));
}

TEST_F(SignedSlotTest, ASignedImageThatIsFlashedByWireRunsAndIsWhole)
{
    const Image wired = image(7, 6);
    board_.flashByWire(Kind, board_.slots().activeSlot(Kind), wired);
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, wired));
    std::array<std::uint8_t, 32> sha256{};
    EXPECT_EQ(wired.size(), board_.slots().readRunning(Kind, sha256.data()));
}

TEST_F(SignedSlotTest, WithoutAKeyThatIsOneNothingIsTaken)
{
    ImageSigning closed(sha256_, verifier_, natives_);
    EXPECT_FALSE(closed.trust(Image(64, 1).data()));
    board_.setSigning(&closed);
    EXPECT_EQ(SlotResult::UnknownKey, refusal(image(5)));
    EXPECT_EQ(SlotResult::NotSigned, refusal(makeDeployment(2 * Sector + 300, 2)));
}

TEST_F(SignedSlotTest, ThreeKeysAreTrustedAtMost)
{
    EXPECT_TRUE(signing_.trust(stranger_.key.data()));
    EXPECT_FALSE(signing_.trust(TestSigner(4).key.data()));
    EXPECT_EQ(SlotResult::Ok, board_.update(Kind, stranger_.sign(Kind, makeDeployment(9000, 2))));
}

TEST_F(SignedSlotTest, WhatIsToldBeforeTheImageComesIsCheckedInTheSameWay)
{
    const auto check = [this](const SigningFacts &told, const TestSigner &signer) {
        return signing_.checkOffer(facts(told, signer).data(), 5);
    };

    EXPECT_EQ(SlotResult::NotSigned, signing_.checkOffer(Image(24, 0).data(), 0));
    EXPECT_EQ(SlotResult::UnknownKey, check({5}, stranger_));
    EXPECT_EQ(SlotResult::Ok, check({5}, next_));
    EXPECT_EQ(SlotResult::OlderImage, check({4}, signer_));
    EXPECT_EQ(SlotResult::Ok, check({5, "relay"}, signer_));
    EXPECT_EQ(SlotResult::WrongHardware, check({5, "cover"}, signer_));
    EXPECT_EQ(SlotResult::Ok, check({5, "relay", 0x0001000A, TestNatives::Checksum}, signer_));
    EXPECT_EQ(SlotResult::WrongInterop, check({5, "relay", 0x0001000B, TestNatives::Checksum}, signer_));
    EXPECT_EQ(SlotResult::WrongInterop, check({5, "relay", 0x0001000A, 5}, signer_));
    signing_.allowOlder(true);
    EXPECT_EQ(SlotResult::Ok, check({4}, signer_));
}

/// The power is cut at every operation of an update, its first start and its confirmation, with every damage: the counter is the old or
/// the new one, the new one once the image is confirmed, and never falls behind that.
TEST_F(SignedSlotTest, NoCutOfPowerLosesTheCounter)
{
    confirmImage(image(5));
    const Image next = image(8, 3);
    const std::uint64_t before = board_.flash().operations();
    SlotBoard good(board_);
    good.start();
    const auto story = [&next](SlotBoard &board) {
        if (board.update(Kind, next) != SlotResult::Ok) {
            return;
        }

        board.restart();
        (void)board.slots().confirm();
        board.restart();
    };
    story(good);
    ASSERT_EQ(8U, good.slots().counter(Kind));
    const std::uint64_t operations = good.flash().operations() - before;
    ASSERT_GT(operations, 10U);
    for (std::uint64_t at = 1; at <= operations; at++) {
        for (const Damage damage : AllDamage) {
            SlotBoard board(board_);
            board.start();
            board.flash().cutAt(at, damage, static_cast<std::uint32_t>(at));
            story(board);
            board.start();
            const std::uint32_t counter = board.slots().counter(Kind);
            const bool isNew = board.runs(Kind, next);
            ASSERT_TRUE(counter == 5 || counter == 8) << at;
            ASSERT_TRUE(counter == 5 || (isNew && board.slots().state() == ImageState::Confirmed)) << at;
            ASSERT_FALSE(counter == 5 && isNew && board.slots().state() == ImageState::Confirmed) << at;
            if (board.slots().state() == ImageState::Testing) {
                ASSERT_EQ(SlotResult::Ok, board.slots().confirm()) << at;
            } else {
                story(board);
            }

            board.start();
            ASSERT_EQ(8U, board.slots().counter(Kind)) << at;
            ASSERT_EQ(SlotResult::OlderImage, board.update(Kind, signer_.sign(Kind, makeDeployment(9000, 2), {7}))) << at;
        }
    }
}

}  // namespace
}  // namespace enigmaiot::test
