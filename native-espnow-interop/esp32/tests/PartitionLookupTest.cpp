#include <gtest/gtest.h>

#include "../EspSlots.h"
#include "../PartitionLookup.h"
#include "FakeBoard.h"

// The object behind the lookup of deployments decides once for good, as on a board, so one test asks it all.

TEST(PartitionLookupTest, AnswersForDeploymentsOnly)
{
    FakeBoard board;
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, 0x4000, "factory");
    board.add(ESP_PARTITION_TYPE_DATA, 0x84, 0x4000, "deploy");
    board.add(ESP_PARTITION_TYPE_DATA, 0x84, 0x4000, "deploy_1");
    board.add(ESP_PARTITION_TYPE_DATA, 0x85, 0x3000, "boot_record");
    board.restart();

    // Only the second slot holds an image, so that is what runs.
    board.flash("deploy_1", {'N', 'F', 'M', 'R', 'K', '1', 0, 0});

    const auto deployment = enigmaiot::EspSlots::DeploymentSubtype;
    EXPECT_STREQ("deploy_1", esp_partition_find_first(ESP_PARTITION_TYPE_DATA, deployment, nullptr)->label);
    EXPECT_STREQ("deploy", esp_partition_find_first(ESP_PARTITION_TYPE_DATA, deployment, "deploy")->label);
    EXPECT_STREQ(
        "factory",
        esp_partition_find_first(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, nullptr)->label);
    EXPECT_EQ(
        nullptr, esp_partition_find_first(ESP_PARTITION_TYPE_DATA, static_cast<esp_partition_subtype_t>(0x83), nullptr));

    board.flash("deploy_1", {});
    EXPECT_STREQ("deploy_1", esp_partition_find_first(ESP_PARTITION_TYPE_DATA, deployment, nullptr)->label);
}

TEST(PartitionLookupTest, TellsWhereNanoClrRunsWithoutAFactoryPartition)
{
    FakeBoard board;
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_0, 0x4000, "ota_0");
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_1, 0x4000, "ota_1");
    board.setBoot(board.find("ota_1"));
    board.restart();
    const esp_partition_t *found
        = esp_partition_find_first(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, nullptr);
    ASSERT_NE(nullptr, found);
    EXPECT_STREQ("ota_1", found->label);
    EXPECT_EQ(
        nullptr, esp_partition_find_first(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, "factory"));
}
