#include "EspSlotsFixture.h"

namespace enigmaiot {
namespace {

class EspSlotsTest : public EspSlotsFixture {};

TEST_F(EspSlotsTest, RunsTheOnlyDeploymentOfAStockTable)
{
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, SlotSize, "factory");
    board.add(ESP_PARTITION_TYPE_DATA, 0x84, SlotSize, "deploy");
    EXPECT_EQ("deploy", restart());
    EXPECT_EQ(0u, slots->capacity(Deployment));
    EXPECT_EQ(0u, slots->capacity(Application));
    EXPECT_EQ(SlotResult::UnknownKind, begin(Deployment, 100));
    EXPECT_EQ(SlotResult::UnknownKind, begin(Application, 100));
    EXPECT_EQ(SlotResult::WrongState, slots->write(0, md5.size() == 16 ? image(Deployment, 1).data() : nullptr, 4));
    EXPECT_EQ(SlotResult::Ok, slots->confirm());
    EXPECT_EQ(ImageState::Confirmed, slots->state());
    EXPECT_TRUE(board.erased.empty());
}

TEST_F(EspSlotsTest, RunsWithoutAnyDeploymentPartition)
{
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, SlotSize, "factory");
    EXPECT_EQ("", restart());
    EXPECT_EQ(0, slots->activeSlot(Deployment));
}

TEST_F(EspSlotsTest, UpdatesTheDeployment)
{
    addTwoOfEach();
    EXPECT_EQ(SlotSize, slots->capacity(Deployment));
    const Bytes next = image(Deployment, 2);
    ASSERT_EQ(SlotResult::Ok, update(Deployment, next));
    EXPECT_EQ(ImageState::TestPending, slots->state());
    EXPECT_STREQ("deploy", slots->deployment()->label) << "what runs stays until the restart";

    EXPECT_EQ("deploy_1", restart());
    EXPECT_EQ(ImageState::Testing, slots->state());
    EXPECT_EQ(1, slots->activeSlot(Deployment));
    EXPECT_EQ(next, board.read("deploy_1", next.size()));
    EXPECT_EQ(SlotResult::Ok, slots->confirm());
    EXPECT_EQ("deploy_1", restart());
    EXPECT_EQ(ImageState::Confirmed, slots->state());
}

TEST_F(EspSlotsTest, RollsBackFromADeploymentThatIsNotConfirmed)
{
    addTwoOfEach();
    ASSERT_EQ(SlotResult::Ok, update(Deployment, image(Deployment, 2)));
    for (int i = 0; i < 3; i++) {
        EXPECT_EQ("deploy_1", restart());
    }

    EXPECT_EQ("deploy", restart());
    EXPECT_EQ(RollbackCause::TriesUsedUp, slots->rollbackCause());
    EXPECT_EQ(SlotResult::Ok, slots->confirm());
    EXPECT_EQ(RollbackCause::None, slots->rollbackCause());
}

TEST_F(EspSlotsTest, UpdatesNanoClr)
{
    addTwoOfEach();
    EXPECT_EQ(SlotSize, slots->capacity(Application));
    const Bytes next = image(Application, 2);
    ASSERT_EQ(SlotResult::Ok, update(Application, next));
    EXPECT_EQ(ImageState::TestPending, slots->state());
    EXPECT_EQ(0, slots->activeSlot(Application));

    restart();
    EXPECT_STREQ("ota_1", board.running->label);
    EXPECT_EQ(1, slots->activeSlot(Application));
    EXPECT_EQ(ImageState::Testing, slots->state());
    EXPECT_EQ(next, board.read("ota_1", next.size()));
    EXPECT_EQ(SlotResult::WrongState, begin(Deployment, 100)) << "the board may have to roll back";
    EXPECT_EQ(SlotResult::Ok, slots->confirm());
    EXPECT_EQ(ImageState::Confirmed, slots->state());

    restart();
    EXPECT_STREQ("ota_1", board.running->label);
    ASSERT_EQ(SlotResult::Ok, update(Application, image(Application, 3)));
    restart();
    EXPECT_STREQ("ota_0", board.running->label);
}

TEST_F(EspSlotsTest, RollsBackFromANanoClrThatIsNotConfirmed)
{
    addTwoOfEach();
    for (int again = 0; again < 2; again++) {
        ASSERT_EQ(SlotResult::Ok, update(Application, image(Application, 2)));
        restart();
        EXPECT_STREQ("ota_1", board.running->label);
        restart();
        EXPECT_STREQ("ota_0", board.running->label);
        EXPECT_EQ(RollbackCause::TriesUsedUp, slots->rollbackCause());
        EXPECT_EQ(SlotResult::Ok, slots->confirm());
        EXPECT_EQ(RollbackCause::None, slots->rollbackCause());
        restart();
        EXPECT_STREQ("ota_0", board.running->label);
        EXPECT_EQ(ImageState::Confirmed, slots->state());
    }
}

TEST_F(EspSlotsTest, TakesAStagedNanoClrBackBeforeItsSlotChanges)
{
    addTwoOfEach();
    ASSERT_EQ(SlotResult::Ok, update(Application, image(Application, 2)));
    ASSERT_EQ(SlotResult::Ok, begin(Application, 0x1000));
    EXPECT_EQ(ImageState::Confirmed, slots->state());
    restart();
    EXPECT_STREQ("ota_0", board.running->label);
    EXPECT_EQ(ImageState::Confirmed, slots->state());
}

TEST_F(EspSlotsTest, TakesPartsInAnyOrder)
{
    addTwoOfEach();
    for (int kind : {Deployment, Application}) {
        const Bytes next = image(kind, 2, 0x2000);
        ASSERT_EQ(SlotResult::Ok, begin(kind, 0x2000));
        EXPECT_EQ(SlotResult::Ok, slots->write(0x1800, &next[0x1800], 0x800));
        EXPECT_EQ(SlotResult::Ok, slots->write(0, next.data(), 0x800));
        EXPECT_EQ(SlotResult::Ok, slots->write(0x800, &next[0x800], 0x1000));
        EXPECT_EQ(SlotResult::Ok, slots->finish(digest(md5, next).data(), nullptr));
    }
}

TEST_F(EspSlotsTest, RefusesWhatDoesNotFit)
{
    addTwoOfEach();
    const Bytes bytes(0x400);
    EXPECT_EQ(SlotResult::UnknownKind, begin(0, 100));
    EXPECT_EQ(SlotResult::UnknownKind, begin(3, 100));
    for (int kind : {Deployment, Application}) {
        EXPECT_EQ(SlotResult::WrongSize, begin(kind, 0));
        EXPECT_EQ(SlotResult::WrongSize, begin(kind, SlotSize + 1));
        EXPECT_EQ(SlotResult::WrongState, slots->write(0, bytes.data(), 4));
        ASSERT_EQ(SlotResult::Ok, begin(kind, 0x400));
        EXPECT_EQ(SlotResult::WrongState, slots->write(2, bytes.data(), 4));
        EXPECT_EQ(SlotResult::WrongState, slots->write(0, bytes.data(), 0));
        EXPECT_EQ(SlotResult::WrongState, slots->write(0x400, bytes.data(), 4));
        EXPECT_EQ(SlotResult::WrongState, slots->write(0xFFFFFFFC, bytes.data(), 8));
        EXPECT_EQ(SlotResult::WrongState, slots->write(4, bytes.data(), 0x400));
        slots->abort();
        EXPECT_EQ(SlotResult::WrongState, slots->write(0, bytes.data(), 4));
        EXPECT_EQ(SlotResult::WrongState, slots->finish(bytes.data(), nullptr));
    }
}

TEST_F(EspSlotsTest, RefusesAnImageWithAnotherDigest)
{
    addTwoOfEach();
    for (int kind : {Deployment, Application}) {
        const Bytes next = image(kind, 2, 0x400);
        const Bytes other = image(kind, 3, 0x400);
        for (bool isMd5Wrong : {true, false}) {
            ASSERT_EQ(SlotResult::Ok, begin(kind, 0x400));
            ASSERT_EQ(SlotResult::Ok, slots->write(0, next.data(), next.size()));
            EXPECT_EQ(
                SlotResult::DigestMismatch,
                slots->finish(
                    digest(md5, isMd5Wrong ? other : next).data(), digest(sha256, isMd5Wrong ? next : other).data()));
            EXPECT_EQ(ImageState::Confirmed, slots->state());
        }
    }
}

TEST_F(EspSlotsTest, RefusesANanoClrThatEspIdfDoesNotRun)
{
    addTwoOfEach();
    board.isImageBad = true;
    EXPECT_EQ(SlotResult::NotAnImage, update(Application, image(Application, 2)));
}

TEST_F(EspSlotsTest, TellsThatTheFlashFailed)
{
    addTwoOfEach();
    for (int kind : {Deployment, Application}) {
        const Bytes next = image(kind, 2);
        ASSERT_EQ(SlotResult::Ok, begin(kind, 0x400));
        board.isBroken = true;
        EXPECT_EQ(SlotResult::FlashFailed, slots->write(0, next.data(), 0x400));
        board.isBroken = false;
    }
}

TEST_F(EspSlotsTest, NeverErasesWhatRuns)
{
    addTwoOfEach();
    ASSERT_EQ(SlotResult::Ok, update(Deployment, image(Deployment, 2)));
    ASSERT_EQ(SlotResult::Ok, update(Application, image(Application, 2)));
    for (const std::string &label : board.erased) {
        EXPECT_NE("deploy", label);
        EXPECT_NE("ota_0", label);
    }
}

}  // namespace
}  // namespace enigmaiot
