#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "FakeRadio.h"
#include "IncomingWriter.h"
#include "OutgoingReader.h"

namespace enigmaiot::test {
namespace {

const std::vector<std::uint8_t> TwoRecords = {
    1, 2, 3, 4, 5, 6, 0x34, 0x12, 9, 2, 0, 0xAA, 0xBB, 9, 9, 9, 9, 9, 9, 0xFF, 0xFF, 0, 1, 0, 0xCC,
};

TEST(OutgoingReaderTest, ReadsRecords)
{
    OutgoingReader reader(TwoRecords.data(), TwoRecords.size());
    OutgoingRecord record{};
    ASSERT_TRUE(reader.next(record));
    EXPECT_EQ((MacAddress{1, 2, 3, 4, 5, 6}), record.destination);
    EXPECT_EQ(0x1234, record.ticket);
    EXPECT_EQ(9, record.rate);
    ASSERT_EQ(2, record.count);
    EXPECT_EQ(0xBB, record.payload[1]);
    ASSERT_TRUE(reader.next(record));
    EXPECT_EQ(0xFFFF, record.ticket);
    EXPECT_EQ(0xCC, record.payload[0]);
    EXPECT_FALSE(reader.next(record));
    EXPECT_EQ(0U, reader.left());
}

TEST(OutgoingReaderTest, NoRecordsAreValid)
{
    EXPECT_TRUE(OutgoingReader::isValid(nullptr, 0));
}

TEST(OutgoingReaderTest, EveryTruncationIsRefused)
{
    for (std::size_t count = 1; count < TwoRecords.size(); count++) {
        // A heap block of just that size, so that the address sanitizer sees a read behind it.
        const std::vector<std::uint8_t> part(TwoRecords.begin(), TwoRecords.begin() + static_cast<std::ptrdiff_t>(count));
        EXPECT_EQ(count == 13, OutgoingReader::isValid(part.data(), part.size())) << count;
    }
}

TEST(OutgoingReaderTest, PayloadsHaveOneTo1310Bytes)
{
    for (std::size_t count = 0; count < 1500; count++) {
        std::vector<std::uint8_t> record(11 + count);
        record[9] = static_cast<std::uint8_t>(count);
        record[10] = static_cast<std::uint8_t>(count >> 8);
        EXPECT_EQ(count >= 1 && count <= 1310, OutgoingReader::isValid(record.data(), record.size())) << count;
    }
}

TEST(OutgoingReaderTest, RandomBytesStayInBounds)
{
    std::mt19937 random(3);
    for (int i = 0; i < 20000; i++) {
        std::vector<std::uint8_t> bytes(random() % 64);
        for (std::uint8_t &byte : bytes) {
            byte = static_cast<std::uint8_t>(random() % 12);
        }

        OutgoingReader reader(bytes.data(), bytes.size());
        OutgoingRecord record{};
        const std::uint8_t *end = bytes.data() + bytes.size();
        while (reader.next(record)) {
            ASSERT_LE(record.payload + record.count, end);
        }
    }
}

TEST(IncomingWriterTest, WritesTheLayout)
{
    std::array<std::uint8_t, 64> bytes{};
    IncomingWriter writer(bytes.data(), bytes.size());
    writer.setTaken(3);
    const ReceivedFrame frame{{1, 2, 3, 4, 5, 6}, -70, 11, 2, nullptr};
    EXPECT_TRUE(writer.add(SendResult{0x1234, true}));
    EXPECT_TRUE(writer.add(SendResult{0xFF01, false}));
    for (const std::int32_t number : {0x12345678, 0}) {
        std::uint8_t *payload = writer.add(frame);
        ASSERT_NE(nullptr, payload);
        payload[0] = 0xAA;
        payload[1] = 0xBB;
        writer.setOpenedBy(number);
    }

    const std::vector<std::uint8_t> expected = {
        3, 2, 0x34, 0x12, 1, 0x01, 0xFF, 0,
        1, 2, 3, 4, 5, 6, 0xBA, 11, 0x78, 0x56, 0x34, 0x12, 2, 0, 0xAA, 0xBB,
        1, 2, 3, 4, 5, 6, 0xBA, 11, 0, 0, 0, 0, 2, 0, 0xAA, 0xBB,
    };
    EXPECT_EQ(expected, std::vector<std::uint8_t>(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(writer.count())));
}

TEST(IncomingWriterTest, ResultsDoNotFollowFrames)
{
    std::array<std::uint8_t, 64> bytes{};
    IncomingWriter writer(bytes.data(), bytes.size());
    EXPECT_NE(nullptr, writer.add(ReceivedFrame{}));
    EXPECT_FALSE(writer.add(SendResult{1, true}));
}

TEST(IncomingWriterTest, NeverWritesBehindItsBuffer)
{
    for (std::size_t capacity = 2; capacity < 300; capacity++) {
        std::vector<std::uint8_t> bytes(capacity);
        IncomingWriter writer(bytes.data(), capacity);
        while (writer.count() < capacity / 2 && writer.add(SendResult{1, true})) {
        }

        ReceivedFrame frame{};
        frame.count = 20;
        while (writer.add(frame) != nullptr) {
        }

        EXPECT_LE(writer.count(), capacity);
        EXPECT_GT(writer.count() + IncomingWriter::FrameHeaderCount + 20, capacity);
    }
}

TEST(IncomingWriterTest, CountsAtMost255Results)
{
    std::vector<std::uint8_t> bytes(2000);
    IncomingWriter writer(bytes.data(), bytes.size());
    int added = 0;
    while (writer.add(SendResult{1, true})) {
        added++;
    }

    EXPECT_EQ(255, added);
    EXPECT_EQ(255, bytes[1]);
}

}  // namespace
}  // namespace enigmaiot::test
