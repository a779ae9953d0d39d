#include "../Board.h"
#include "../PartitionLookup.h"
#include "EspSlotsFixture.h"
#include "FakeWatchdog.h"

// The object behind the lookup of deployments decides once for good, as on a board: this program has one test.

namespace enigmaiot {

bool board::isProgramHeld() noexcept
{
    return false;
}

/// Stands in for the glue on nanoCLR.
const NativeAssemblies &board::nativeAssemblies() noexcept
{
    static constexpr test::TestNatives natives;
    return natives;
}

namespace {

class TrialStartTest : public EspSlotsFixture {
protected:
    FakeWatchdog idf;
};

TEST_F(TrialStartTest, AnImageUnderTestWhoseProgramNeverStartsOrHangsBeforeItFeedsIsRestarted)
{
    addTwoOfEach();
    ASSERT_EQ(SlotResult::Ok, update(Deployment, image(Deployment, 2)));
    board.restart();
    const esp_partition_t *deployment
        = esp_partition_find_first(ESP_PARTITION_TYPE_DATA, EspSlots::DeploymentSubtype, nullptr);
    ASSERT_STREQ("deploy_1", deployment->label);

    // nanoCLR asks again and again; that is not the program.
    unsigned second = 0;
    for (unsigned passed = 0; passed < 1000 && second == 0; passed++) {
        esp_partition_find_first(ESP_PARTITION_TYPE_DATA, EspSlots::DeploymentSubtype, nullptr);
        second = idf.run(1) == 0 ? 0 : passed;
    }

    EXPECT_GE(second, enigmaiot::board::FirstFeedSeconds - 1);
    EXPECT_LE(second, enigmaiot::board::FirstFeedSeconds + EspWatchdog::TaskSeconds);

    // It comes as far as its first call, and hangs in its configuration.
    enigmaiot::board::expectProgram();
    EXPECT_NE(0u, idf.run(enigmaiot::board::FirstFeedSeconds + EspWatchdog::TaskSeconds));
}

}  // namespace
}  // namespace enigmaiot
