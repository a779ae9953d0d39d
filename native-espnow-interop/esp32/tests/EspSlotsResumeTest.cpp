#include "EspSlotsFixture.h"

namespace enigmaiot {
namespace {

class EspSlotsResumeTest : public EspSlotsFixture {};

TEST_F(EspSlotsResumeTest, GoesOnWithAnImageOfEitherKindAfterARestart)
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

TEST_F(EspSlotsResumeTest, WritesANanoClrWithoutAPlaceToNoteProgress)
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

}  // namespace
}  // namespace enigmaiot
