#include "EspSlotsFixture.h"
#include "FakeWatchdog.h"

namespace enigmaiot {
namespace {

class EspSlotsTrialTest : public EspSlotsFixture {
protected:
    ~EspSlotsTrialTest() override
    {
        FakeWatchdog::resetReason = ESP_RST_POWERON;
    }

    std::string restartBecause(esp_reset_reason_t reason)
    {
        FakeWatchdog::resetReason = reason;
        const std::string running = restart();
        FakeWatchdog::resetReason = ESP_RST_SW;
        return running;
    }
};

TEST_F(EspSlotsTrialTest, ADeploymentThatHungIsLeftAtOnceWhicheverWatchdogTookIt)
{
    for (esp_reset_reason_t reason : {ESP_RST_TASK_WDT, ESP_RST_INT_WDT, ESP_RST_WDT}) {
        if (board.partitions.empty()) {
            addTwoOfEach();
        }

        ASSERT_EQ(SlotResult::Ok, update(Deployment, image(Deployment, 2)));
        EXPECT_EQ("deploy_1", restart());
        EXPECT_EQ("deploy", restartBecause(reason));
        EXPECT_EQ(RollbackCause::Hung, slots->rollbackCause());
        EXPECT_EQ(SlotResult::Ok, slots->confirm());
    }
}

TEST_F(EspSlotsTrialTest, AnOrdinaryRestartTakesATryOnly)
{
    addTwoOfEach();
    ASSERT_EQ(SlotResult::Ok, update(Deployment, image(Deployment, 2)));
    EXPECT_EQ("deploy_1", restart());
    for (esp_reset_reason_t reason : {ESP_RST_SW, ESP_RST_PANIC}) {
        EXPECT_EQ("deploy_1", restartBecause(reason));
    }
}

TEST_F(EspSlotsTrialTest, ADeploymentIsGivenUpWithItsCause)
{
    addTwoOfEach();
    EXPECT_EQ(SlotResult::WrongState, slots->giveUp(RollbackCause::OnException));
    ASSERT_EQ(SlotResult::Ok, update(Deployment, image(Deployment, 2)));
    EXPECT_EQ("deploy_1", restart());
    EXPECT_EQ(SlotResult::Ok, slots->giveUp(RollbackCause::OnException));
    EXPECT_EQ("deploy", restart());
    EXPECT_EQ(RollbackCause::OnException, slots->rollbackCause());
}

TEST_F(EspSlotsTrialTest, ANanoClrIsGivenUpWithItsCause)
{
    addTwoOfEach();
    for (RollbackCause cause : {RollbackCause::OnException, RollbackCause::Unwell}) {
        ASSERT_EQ(SlotResult::Ok, update(Application, image(Application, 2)));
        restart();
        ASSERT_STREQ("ota_1", board.running->label);
        EXPECT_EQ(SlotResult::Ok, slots->giveUp(cause));
        EXPECT_EQ(RollbackCause::None, slots->rollbackCause());
        restart();
        EXPECT_STREQ("ota_0", board.running->label);
        EXPECT_EQ(cause, slots->rollbackCause());
        EXPECT_EQ(SlotResult::Ok, slots->confirm());
        EXPECT_EQ(RollbackCause::None, slots->rollbackCause());
    }
}

TEST_F(EspSlotsTrialTest, ANanoClrThatHungIsToldAsHungUntilThatIsConfirmed)
{
    addTwoOfEach();
    ASSERT_EQ(SlotResult::Ok, update(Application, image(Application, 2)));
    restart();
    restartBecause(ESP_RST_TASK_WDT);
    EXPECT_STREQ("ota_0", board.running->label);
    EXPECT_EQ(RollbackCause::Hung, slots->rollbackCause());
    restart();
    EXPECT_EQ(RollbackCause::Hung, slots->rollbackCause());
    EXPECT_EQ(SlotResult::Ok, slots->confirm());
    restart();
    EXPECT_EQ(RollbackCause::None, slots->rollbackCause());
}

TEST_F(EspSlotsTrialTest, AHangOfWhatIsConfirmedIsNoReasonToRollBack)
{
    addTwoOfEach();
    EXPECT_EQ("deploy", restartBecause(ESP_RST_TASK_WDT));
    EXPECT_EQ(RollbackCause::None, slots->rollbackCause());
    EXPECT_EQ(ImageState::Confirmed, slots->state());
}

TEST_F(EspSlotsTrialTest, TellsSizeAndDigestOfTheDeploymentThatRuns)
{
    addTwoOfEach();
    const Bytes next = image(Deployment, 2);
    ASSERT_EQ(SlotResult::Ok, update(Deployment, next));
    restart();
    Bytes actual(32);
    EXPECT_EQ(next.size(), slots->readRunning(Deployment, actual.data()));
    EXPECT_EQ(digest(sha256, next), actual);
    EXPECT_EQ(0u, slots->readRunning(Application, actual.data()));
    EXPECT_EQ(0u, slots->readRunning(0, actual.data()));
    EXPECT_EQ(0u, slots->readRunning(-1, actual.data()));
}

TEST_F(EspSlotsTrialTest, ABoardWithOneDeploymentHasNothingToGiveUpOrTell)
{
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, SlotSize, "factory");
    board.add(ESP_PARTITION_TYPE_DATA, 0x84, SlotSize, "deploy");
    EXPECT_EQ("deploy", restartBecause(ESP_RST_TASK_WDT));
    Bytes actual(32);
    EXPECT_EQ(SlotResult::WrongState, slots->giveUp(RollbackCause::OnException));
    EXPECT_EQ(0u, slots->readRunning(Deployment, actual.data()));
}

}  // namespace
}  // namespace enigmaiot
