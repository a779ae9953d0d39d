#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "../EspSlots.h"
#include "../MbedDigest.h"
#include "FakeBoard.h"

namespace enigmaiot {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr int Deployment = 1;
constexpr int Application = 2;
constexpr std::uint32_t SlotSize = 0x4000;

/// An image of a kind that says which one it is.
Bytes image(int kind, std::uint8_t number, std::size_t count = 0x2345)
{
    Bytes bytes(count, number);
    const std::string mark = kind == Deployment ? "NFMRK1" : "\xE9";
    std::copy(mark.begin(), mark.end(), bytes.begin());
    return bytes;
}

class EspSlotsTest : public testing::Test {
protected:
    EspSlotsTest()
    {
        md5.start(MBEDTLS_MD_MD5);
        sha256.start(MBEDTLS_MD_SHA256);
    }

    void addTwoOfEach()
    {
        board.add(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_DATA_OTA, 0x2000, "otadata");
        board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_0, SlotSize, "ota_0");
        board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_1, SlotSize, "ota_1");
        board.add(ESP_PARTITION_TYPE_DATA, 0x84, SlotSize, "deploy");
        board.add(ESP_PARTITION_TYPE_DATA, 0x84, SlotSize, "deploy_1");
        board.add(ESP_PARTITION_TYPE_DATA, 0x85, 0x3000, "boot_record");
        board.flash("ota_0", image(Application, 1));
        board.flash("deploy", image(Deployment, 1));
        restart();
    }

    /// Power off and on: the boot loader chooses, then nanoCLR asks for its deployment.
    std::string restart()
    {
        board.restart();
        slots.emplace(md5, sha256);
        const esp_partition_t *running = slots->deployment();
        return running == nullptr ? "" : running->label;
    }

    SlotResult update(int kind, const Bytes &bytes)
    {
        const SlotResult begun = slots->begin(kind, static_cast<std::uint32_t>(bytes.size()), digest(md5, bytes).data());
        if (begun != SlotResult::Ok) {
            return begun;
        }

        constexpr std::size_t chunk = 212;
        for (std::size_t at = 0; at < bytes.size(); at += chunk) {
            const std::size_t count = std::min(chunk, bytes.size() - at);
            const SlotResult written = slots->write(static_cast<std::uint32_t>(at), &bytes[at], count);
            if (written != SlotResult::Ok) {
                return written;
            }
        }

        return slots->finish(digest(md5, bytes).data(), digest(sha256, bytes).data());
    }

    /// Begins an image whose digest does not matter.
    SlotResult begin(int kind, std::uint32_t size)
    {
        return slots->begin(kind, size, Bytes(16).data());
    }

    static Bytes digest(MbedDigest &algorithm, const Bytes &bytes)
    {
        Bytes result(algorithm.size());
        algorithm.reset();
        algorithm.update(bytes.data(), bytes.size());
        algorithm.finish(result.data());
        return result;
    }

    FakeBoard board;
    MbedDigest md5;
    MbedDigest sha256;
    std::optional<EspSlots> slots;
};

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

TEST_F(EspSlotsTest, GoesBackFromADeploymentThatIsNotConfirmed)
{
    addTwoOfEach();
    ASSERT_EQ(SlotResult::Ok, update(Deployment, image(Deployment, 2)));
    for (int i = 0; i < 3; i++) {
        EXPECT_EQ("deploy_1", restart());
    }

    EXPECT_EQ("deploy", restart());
    EXPECT_EQ(WentBack::TriesUsedUp, slots->wentBack());
    EXPECT_EQ(SlotResult::Ok, slots->confirm());
    EXPECT_EQ(WentBack::No, slots->wentBack());
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
    EXPECT_EQ(SlotResult::WrongState, begin(Deployment, 100)) << "the board may have to go back";
    EXPECT_EQ(SlotResult::Ok, slots->confirm());
    EXPECT_EQ(ImageState::Confirmed, slots->state());

    restart();
    EXPECT_STREQ("ota_1", board.running->label);
    ASSERT_EQ(SlotResult::Ok, update(Application, image(Application, 3)));
    restart();
    EXPECT_STREQ("ota_0", board.running->label);
}

TEST_F(EspSlotsTest, GoesBackFromANanoClrThatIsNotConfirmed)
{
    addTwoOfEach();
    for (int again = 0; again < 2; again++) {
        ASSERT_EQ(SlotResult::Ok, update(Application, image(Application, 2)));
        restart();
        EXPECT_STREQ("ota_1", board.running->label);
        restart();
        EXPECT_STREQ("ota_0", board.running->label);
        EXPECT_EQ(WentBack::TriesUsedUp, slots->wentBack());
        EXPECT_EQ(SlotResult::Ok, slots->confirm());
        EXPECT_EQ(WentBack::No, slots->wentBack());
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

TEST_F(EspSlotsTest, GoesOnWithAnImageOfEitherKindAfterARestart)
{
    addTwoOfEach();
    for (int kind : {Deployment, Application}) {
        const Bytes next = image(kind, 2, 0x3210);
        const std::uint32_t size = 0x3210;
        const Bytes wanted = digest(md5, next);
        ASSERT_EQ(SlotResult::Ok, slots->begin(kind, size, wanted.data()));
        EXPECT_EQ(kind, static_cast<int>(slots->openKind()));
        ASSERT_EQ(SlotResult::Ok, slots->write(0, next.data(), 0x2800));
        restart();
        EXPECT_EQ(ImageKind::Unknown, slots->openKind());
        EXPECT_EQ(0u, slots->resume(size - 1, wanted.data()));
        EXPECT_EQ(0u, slots->resume(size, Bytes(16).data()));

        ASSERT_EQ(0x2000u, slots->resume(size, wanted.data()));
        EXPECT_EQ(kind, static_cast<int>(slots->openKind()));
        EXPECT_EQ(SlotResult::Ok, slots->write(0, next.data(), 0x2800));
        EXPECT_EQ(SlotResult::Ok, slots->write(0x2800, &next[0x2800], next.size() - 0x2800));
        EXPECT_EQ(SlotResult::Ok, slots->finish(wanted.data(), digest(sha256, next).data()));
        EXPECT_EQ(0u, slots->resume(size, wanted.data())) << "it is staged";
        EXPECT_EQ(ImageState::TestPending, slots->state());

        restart();
        EXPECT_EQ(1, slots->activeSlot(kind));
        EXPECT_EQ(0u, slots->resume(size, wanted.data())) << "it is tested";
        EXPECT_EQ(next, board.read(kind == Deployment ? "deploy_1" : "ota_1", next.size()));
        EXPECT_EQ(SlotResult::Ok, slots->confirm());
    }
}

TEST_F(EspSlotsTest, WritesANanoClrWithoutAPlaceToNoteProgress)
{
    board.add(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_DATA_OTA, 0x2000, "otadata");
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_0, SlotSize, "ota_0");
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_1, SlotSize, "ota_1");
    board.flash("ota_0", image(Application, 1));
    restart();
    const Bytes next = image(Application, 2);
    const auto size = static_cast<std::uint32_t>(next.size());
    ASSERT_EQ(SlotResult::Ok, slots->begin(Application, size, digest(md5, next).data()));
    ASSERT_EQ(SlotResult::Ok, slots->write(0, next.data(), 0x2000));
    EXPECT_EQ(0u, slots->resume(size, digest(md5, next).data()));
    ASSERT_EQ(SlotResult::Ok, update(Application, next));
    EXPECT_EQ(ImageState::TestPending, slots->state());
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
    EXPECT_EQ(SlotResult::DigestMismatch, update(Application, image(Application, 2)));
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
