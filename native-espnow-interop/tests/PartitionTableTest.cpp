#include "PartitionTable.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <set>

#include "SlotCore.h"

namespace enigmaiot::test {
namespace {

constexpr std::uint32_t Megabyte = 0x100000;

/// The largest nanoCLR that nanoFramework's own tables take.
constexpr std::uint32_t LargestNanoClr = 0x1D0000;

/// The image of the main job.
constexpr std::uint32_t LargestDeployment = 1000000;

/// From here on memory mapping a deployment fails (nanoframework/Home 691).
constexpr std::uint32_t MappingLimit = 0x380000;

struct Table {
    const char *name;
    std::uint32_t flashSize;
    std::size_t nanoClrs;
};

void PrintTo(const Table &table, std::ostream *out)
{
    *out << table.name;
}

constexpr Table Tables[] = {
    {"partitions_enigmaiot_4mb.csv", 4 * Megabyte, 1},
    {"partitions_enigmaiot_8mb.csv", 8 * Megabyte, 2},
    {"partitions_enigmaiot_16mb.csv", 16 * Megabyte, 2},
};

std::string nameOf(const testing::TestParamInfo<Table> &info)
{
    return std::to_string(info.param.flashSize / Megabyte) + "MB";
}

class PartitionTableTest : public testing::TestWithParam<Table> {
protected:
    void SetUp() override
    {
        partitions_ = readPartitionTable(std::string(PARTITION_TABLES "/") + GetParam().name);
        ASSERT_FALSE(partitions_.empty()) << "not a partition table";
    }

    std::vector<Partition> all(const std::string &type, const std::string &subtype = "") const
    {
        std::vector<Partition> found;
        for (const Partition &partition : partitions_) {
            if (partition.type == type && (subtype.empty() || partition.subtype == subtype)) {
                found.push_back(partition);
            }
        }

        return found;
    }

    std::vector<Partition> partitions_;
};

TEST_P(PartitionTableTest, LiesInTheFlashWithoutOverlaps)
{
    // ESP-IDF's table itself stands at 0x8000 and takes a sector.
    std::uint32_t end = 0x9000;
    std::vector<Partition> sorted = partitions_;
    std::sort(sorted.begin(), sorted.end(), [](const Partition &a, const Partition &b) { return a.offset < b.offset; });
    for (const Partition &partition : sorted) {
        EXPECT_GE(partition.offset, end) << partition.name;
        EXPECT_GT(partition.size, 0U) << partition.name;
        EXPECT_LE(partition.size, GetParam().flashSize) << partition.name;
        end = partition.end();
    }

    EXPECT_LE(end, GetParam().flashSize);
}

TEST_P(PartitionTableTest, NamesAreUniqueAndShortEnough)
{
    std::set<std::string> names;
    for (const Partition &partition : partitions_) {
        EXPECT_TRUE(names.insert(partition.name).second) << partition.name;
        EXPECT_LE(partition.name.size(), 15U) << partition.name;
    }
}

TEST_P(PartitionTableTest, IsAligned)
{
    for (const Partition &partition : partitions_) {
        // Deployments are memory mapped, in pages of 64 KB like applications.
        const bool isMapped = partition.type == "app" || partition.subtype == "0x84";
        EXPECT_EQ(0U, partition.offset % (isMapped ? 0x10000U : 0x1000U)) << partition.name;
        EXPECT_EQ(0U, partition.size % 0x1000U) << partition.name;
    }
}

TEST_P(PartitionTableTest, HasWhatTheBoardNeeds)
{
    const auto nvs = all("data", "nvs");
    ASSERT_EQ(1U, nvs.size());
    EXPECT_GE(nvs[0].size, 0x3000U);
    EXPECT_EQ(1U, all("data", "phy").size());
    const auto config = all("data", "littlefs");
    ASSERT_EQ(1U, config.size());
    EXPECT_GE(config[0].size, 0x10000U);
    const auto record = all("data", "0x85");
    ASSERT_EQ(1U, record.size());
    EXPECT_EQ(SlotCore::RecordSize, record[0].size);
}

TEST_P(PartitionTableTest, HasTwoEqualDeploymentsThatTakeTheLargestImage)
{
    const auto slots = all("data", "0x84");
    ASSERT_EQ(2U, slots.size());
    EXPECT_EQ(0x1E0000U, slots[0].offset);
    EXPECT_EQ(slots[0].size, slots[1].size);
    EXPECT_GE(slots[0].size, LargestDeployment);
    EXPECT_LT(slots[0].size, MappingLimit);
    EXPECT_LE(slots[0].size, SlotWriter::MaximumSectors * NorFlash::SectorSize);
}

TEST_P(PartitionTableTest, HasNanoClrSlotsThatTakeTheLargestImage)
{
    const auto applications = all("app");
    ASSERT_EQ(GetParam().nanoClrs, applications.size());
    EXPECT_EQ(0x10000U, applications[0].offset);
    for (const Partition &application : applications) {
        EXPECT_GE(application.size, LargestNanoClr);
    }

    if (applications.size() == 1) {
        EXPECT_EQ("factory", applications[0].subtype);
        EXPECT_TRUE(all("data", "ota").empty());
        return;
    }

    EXPECT_EQ("ota_0", applications[0].subtype);
    EXPECT_EQ("ota_1", applications[1].subtype);
    EXPECT_EQ(applications[0].size, applications[1].size);
    const auto data = all("data", "ota");
    ASSERT_EQ(1U, data.size());
    EXPECT_EQ(0x2000U, data[0].size);
}

INSTANTIATE_TEST_SUITE_P(Flash, PartitionTableTest, testing::ValuesIn(Tables), nameOf);

TEST(PartitionTablesTest, EveryTableIsChecked)
{
    std::set<std::string> files;
    for (const auto &entry : std::filesystem::directory_iterator(PARTITION_TABLES)) {
        if (entry.path().extension() == ".csv") {
            files.insert(entry.path().filename());
        }
    }

    std::set<std::string> checked;
    for (const Table &table : Tables) {
        checked.insert(table.name);
    }

    EXPECT_EQ(checked, files);
}

/// What partitions/README.md says of 4 MB.
TEST(PartitionTablesTest, TwoStockNanoClrsLeaveNoRoomForTwoDeploymentsOn4MB)
{
    constexpr std::uint32_t Left = 4 * Megabyte - 0x10000 - 2 * LargestNanoClr;
    EXPECT_EQ(320U * 1024, Left);
    EXPECT_LT(Left / 2, LargestDeployment);
}

}  // namespace
}  // namespace enigmaiot::test
