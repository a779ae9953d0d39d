#include "EspSlotsFixture.h"

namespace enigmaiot {
namespace {

/// A board that takes what one key signed.
class EspSlotsSigningTest : public EspSlotsFixture {
protected:
    EspSlotsSigningTest()
    {
        addTwoOfEach();
    }

    void trustKey()
    {
        ASSERT_TRUE(slots->trust(signer.key.data()));
    }

    /// Power off and on; the program sets its keys again.
    void restartAndTrust()
    {
        restart();
        trustKey();
    }

    Bytes signedImage(int kind, std::uint32_t counter, std::uint8_t number = 2)
    {
        return signer.sign(static_cast<ImageKind>(kind), image(kind, number), {counter});
    }

    SlotResult offer(int kind, std::uint32_t counter)
    {
        Bytes facts(24);
        std::copy(signer.id.begin(), signer.id.end(), facts.begin());
        putU32(&facts[8], counter);
        return slots->checkOffer(kind, facts.data());
    }

    test::TestSigner signer{1};
};

TEST_F(EspSlotsSigningTest, WithoutAKeyEveryImageIsTaken)
{
    EXPECT_FALSE(slots->needsSignature());
    EXPECT_EQ(SlotResult::Ok, slots->checkOffer(Deployment, Bytes(24).data()));
    EXPECT_EQ(SlotResult::Ok, update(Deployment, image(Deployment, 2)));
    EXPECT_EQ(SlotResult::Ok, update(Application, image(Application, 2)));
    EXPECT_EQ(SlotResult::Ok, update(Deployment, signedImage(Deployment, 1)));
    EXPECT_EQ(SlotResult::Ok, update(Application, signedImage(Application, 1)));
}

TEST_F(EspSlotsSigningTest, WithAKeyOnlySignedImagesOfBothKindsAreTaken)
{
    trustKey();
    EXPECT_TRUE(slots->needsSignature());
    for (const int kind : {Deployment, Application}) {
        Bytes wrong = signedImage(kind, 1);
        wrong[wrong.size() - 10] ^= 1;
        EXPECT_EQ(SlotResult::NotSigned, update(kind, image(kind, 2)));
        EXPECT_EQ(SlotResult::NotAnImage, update(kind, wrong));
        EXPECT_EQ(SlotResult::UnknownKey, update(kind, test::TestSigner(2).sign(static_cast<ImageKind>(kind), image(kind, 2))));
    }

    EXPECT_EQ(ImageState::Confirmed, slots->state());
    EXPECT_EQ(SlotResult::Ok, update(Deployment, signedImage(Deployment, 1)));
    EXPECT_EQ(SlotResult::Ok, update(Application, signedImage(Application, 1)));
}

TEST_F(EspSlotsSigningTest, TheCounterOfAConfirmedImageOfEitherKindStays)
{
    for (const int kind : {Deployment, Application}) {
        trustKey();
        ASSERT_EQ(SlotResult::Ok, update(kind, signedImage(kind, 7)));
        restartAndTrust();
        ASSERT_EQ(ImageState::Testing, slots->state());
        EXPECT_EQ(SlotResult::Ok, offer(kind, 6));
        EXPECT_EQ(SlotResult::Ok, slots->confirm());
        restartAndTrust();
        EXPECT_EQ(SlotResult::OlderImage, offer(kind, 6));
        EXPECT_EQ(SlotResult::Ok, offer(kind, 7));
        EXPECT_EQ(SlotResult::OlderImage, update(kind, signedImage(kind, 6, 3)));
        slots->setSigningRules(nullptr, 0, true);
        EXPECT_EQ(SlotResult::Ok, update(kind, signedImage(kind, 6, 3)));
        slots->abort();
        ASSERT_EQ(SlotResult::Ok, update(kind, signedImage(kind, 7, 4)));
        restart();
        ASSERT_EQ(SlotResult::Ok, slots->confirm());
    }
}

TEST_F(EspSlotsSigningTest, AnApplicationThatTheBootLoaderGivesUpLeavesTheCounter)
{
    trustKey();
    ASSERT_EQ(SlotResult::Ok, update(Application, signedImage(Application, 7)));
    restart();
    restartAndTrust();
    EXPECT_EQ(SlotResult::Ok, offer(Application, 1));
    EXPECT_EQ(SlotResult::Ok, slots->confirm());
    EXPECT_EQ(SlotResult::Ok, offer(Application, 1));
}

TEST_F(EspSlotsSigningTest, AKeyThatIsNoneClosesTheBoard)
{
    EXPECT_FALSE(slots->trust(Bytes(64).data()));
    EXPECT_TRUE(slots->needsSignature());
    EXPECT_EQ(SlotResult::UnknownKey, update(Deployment, signedImage(Deployment, 1)));
    EXPECT_EQ(SlotResult::UnknownKey, offer(Deployment, 1));
}

TEST_F(EspSlotsSigningTest, AProgramThatStartsSetsItsOwnKeys)
{
    trustKey();
    slots->trustAnew();
    EXPECT_FALSE(slots->needsSignature());
    EXPECT_EQ(SlotResult::Ok, update(Deployment, image(Deployment, 2)));
}

}  // namespace
}  // namespace enigmaiot
