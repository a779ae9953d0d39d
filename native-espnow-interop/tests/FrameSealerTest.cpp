#include "FrameSealer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "FakeRadio.h"
#include "SealingOrder.h"
#include "ToyFrameCipher.h"

namespace enigmaiot::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint8_t Control = 0x04;
constexpr std::uint8_t NameResult = 0x17;

class FrameSealerTest : public testing::Test {
protected:
    FrameSealerTest()
    {
        number_ = load(1, nodeAddress(1));
    }

    std::int32_t load(std::uint8_t value, const MacAddress &peer)
    {
        const Bytes key(StoredKey::Count, value);
        return keys_.load(key.data(), peer);
    }

    /// Puts another key in the place of the first one.
    std::int32_t replace(std::uint8_t value, const MacAddress &peer)
    {
        EXPECT_TRUE(keys_.clear(number_));
        return number_ = load(value, peer);
    }

    bool seal(Bytes &frame)
    {
        return sealer_.seal(frame.data(), frame.size());
    }

    std::int32_t open(const MacAddress &source, const Bytes &sealed)
    {
        ReceivedFrame frame{};
        frame.source = source;
        frame.count = static_cast<std::uint16_t>(sealed.size());
        frame.payload = sealed.data();

        // Just as many bytes as the frame has, so that the address sanitizer sees one behind them.
        opened_.assign(sealed.size(), 0xAA);
        return sealer_.open(frame, opened_.data());
    }

    Bytes sealed(std::uint8_t type = Control, std::uint8_t from = 13, const Bytes &content = {1, 2, 3, 4})
    {
        Bytes frame = ordered(type, number_, from, content);
        EXPECT_TRUE(seal(frame));
        return frame;
    }

    KeyTable keys_;
    ToyFrameCipher cipher_;
    FrameSealer sealer_{keys_, cipher_};
    std::int32_t number_ = 0;
    Bytes opened_;
};

TEST_F(FrameSealerTest, OpensWhatItSealed)
{
    const Bytes frame = sealed();
    EXPECT_NE((Bytes{1, 2, 3, 4}), Bytes(frame.begin() + 13, frame.begin() + 17));
    EXPECT_EQ(number_, open(nodeAddress(1), frame));
    EXPECT_EQ((Bytes{1, 2, 3, 4}), Bytes(opened_.begin() + 13, opened_.begin() + 17));
    EXPECT_EQ(Bytes(frame.begin(), frame.begin() + 13), Bytes(opened_.begin(), opened_.begin() + 13));
}

TEST_F(FrameSealerTest, GivesEachFrameAnIvOfItsOwn)
{
    const Bytes first = sealed();
    const Bytes second = sealed();
    EXPECT_EQ(Bytes(12, 1), Bytes(first.begin() + 1, first.begin() + 13));
    EXPECT_EQ(Bytes(12, 2), Bytes(second.begin() + 1, second.begin() + 13));
}

TEST_F(FrameSealerTest, LeavesTheCounterOfANameResultInTheClear)
{
    const Bytes frame = sealed(NameResult, 15, {0x34, 0x12, 7});
    EXPECT_EQ((Bytes{0x34, 0x12}), Bytes(frame.begin() + 13, frame.begin() + 15));
    EXPECT_EQ(number_, open(nodeAddress(1), frame));
    EXPECT_EQ((Bytes{0x34, 0x12, 7}), Bytes(opened_.begin() + 13, opened_.begin() + 16));
}

TEST_F(FrameSealerTest, LetsOnlyInvalidateKeyOutAsItIs)
{
    Bytes invalidateKey{0xFB, 3};
    EXPECT_TRUE(seal(invalidateKey));
    EXPECT_EQ((Bytes{0xFB, 3}), invalidateKey);
    for (std::size_t count = 1; count <= MaximumPayload; count++) {
        Bytes frame(count, 0xFB);
        EXPECT_EQ(count == 2, seal(frame)) << count;
    }

    Bytes clear{0x11, 3};
    EXPECT_FALSE(seal(clear));
}

TEST_F(FrameSealerTest, RefusesOrdersThatMakeNoSense)
{
    const Bytes right = ordered(Control, number_, 13, {1, 2, 3});
    for (std::size_t place = 1; place < 13; place++) {
        for (int value = 0; value < 256; value++) {
            Bytes frame = right;
            frame[place] = static_cast<std::uint8_t>(value);
            const bool makesSense = frame == right || (place == 5 && value >= 13 && value <= 16);
            EXPECT_EQ(makesSense, seal(frame)) << place << " " << value;
        }
    }

    for (std::size_t count = 1; count < right.size(); count++) {
        Bytes frame(right.begin(), right.begin() + static_cast<std::ptrdiff_t>(count));
        EXPECT_EQ(count >= 29, seal(frame)) << count;
    }
}

TEST_F(FrameSealerTest, RefusesWhatTheCipherRefuses)
{
    cipher_.fails = true;
    Bytes frame = ordered(Control, number_, 13, {1});
    EXPECT_FALSE(seal(frame));
}

TEST_F(FrameSealerTest, SealsNothingForAKeyThatIsGone)
{
    Bytes frame = ordered(Control, number_, 13, {1});
    replace(1, nodeAddress(1));
    EXPECT_FALSE(seal(frame));
    keys_.clear(number_);
    EXPECT_FALSE(seal(frame));
    Bytes none = ordered(Control, 0, 13, {1});
    EXPECT_FALSE(seal(none));
    Bytes negative = ordered(Control, -1, 13, {1});
    EXPECT_FALSE(seal(negative));
}

TEST_F(FrameSealerTest, LeavesAloneWhatNoKeyOfItsSenderOpens)
{
    const Bytes frame = sealed();
    EXPECT_EQ(0, open(nodeAddress(2), frame));
    EXPECT_EQ(frame, opened_);
    EXPECT_EQ(0, cipher_.opens);

    replace(2, nodeAddress(1));
    EXPECT_EQ(0, open(nodeAddress(1), frame));
    EXPECT_EQ(frame, opened_);
    EXPECT_EQ(1, cipher_.opens);

    keys_.clear(number_);
    EXPECT_EQ(0, open(nodeAddress(1), frame));
    EXPECT_EQ(frame, opened_);
}

TEST_F(FrameSealerTest, TriesOneKeyAfterTheOther)
{
    const Bytes frame = sealed();
    replace(9, nodeAddress(1));
    load(8, nodeAddress(1));
    const std::int32_t fits = load(1, {});
    EXPECT_EQ(fits, open(nodeAddress(1), frame));
    EXPECT_EQ(3, cipher_.opens);
    EXPECT_EQ(1, opened_[13]);
}

TEST_F(FrameSealerTest, OpensAFrameWithAKeyThatWasLoadedAfterIt)
{
    Bytes frame = sealed();
    EXPECT_TRUE(sealer_.open(number_, frame.data(), 13, frame.size()));
    EXPECT_EQ((Bytes{1, 2, 3, 4}), Bytes(frame.begin() + 13, frame.begin() + 17));

    Bytes named = sealed(NameResult, 15, {0x34, 0x12, 7});
    EXPECT_TRUE(sealer_.open(number_, named.data(), 15, named.size()));
    EXPECT_EQ((Bytes{0x34, 0x12, 7}), Bytes(named.begin() + 13, named.begin() + 16));
}

TEST_F(FrameSealerTest, OpensNothingWithAKeyThatDoesNotFitIsGoneOrOutOfRange)
{
    const Bytes frame = sealed();
    const std::int32_t other = load(2, nodeAddress(1));
    for (const std::int32_t wrong : {other, other + 1, 0, -1}) {
        Bytes copy = frame;
        EXPECT_FALSE(sealer_.open(wrong, copy.data(), 13, copy.size())) << wrong;
    }

    for (std::size_t count = 0; count < frame.size(); count++) {
        Bytes cut(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(count));
        EXPECT_FALSE(sealer_.open(number_, cut.data(), 13, count)) << count;
    }

    for (const std::size_t from : {std::size_t{0}, std::size_t{12}, frame.size() - 15, frame.size(), ~std::size_t{0}}) {
        Bytes copy = frame;
        EXPECT_FALSE(sealer_.open(number_, copy.data(), from, copy.size())) << from;
    }
}

TEST_F(FrameSealerTest, OpensNothingThatWasChangedOrCutOff)
{
    const Bytes frame = sealed();
    for (std::size_t place = 0; place < frame.size(); place++) {
        Bytes changed = frame;
        changed[place] ^= 1;
        EXPECT_EQ(0, open(nodeAddress(1), changed)) << place;
        EXPECT_EQ(changed, opened_) << place;
    }

    for (std::size_t count = 0; count < frame.size(); count++) {
        const Bytes cut(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(count));
        EXPECT_EQ(0, open(nodeAddress(1), cut)) << count;
        EXPECT_EQ(cut, opened_) << count;
    }
}

TEST_F(FrameSealerTest, RandomFramesStayInBounds)
{
    std::mt19937 random(5);
    for (int i = 0; i < 20000; i++) {
        Bytes bytes(1 + random() % MaximumPayload);
        for (std::uint8_t &byte : bytes) {
            byte = static_cast<std::uint8_t>(random());
        }

        bytes[0] = i % 2 == 0 ? NameResult : bytes[0];
        EXPECT_EQ(0, open(nodeAddress(1), bytes));
        EXPECT_EQ(bytes, opened_);
        EXPECT_EQ(bytes.size() == 2 && bytes[0] == 0xFB, seal(bytes));
    }
}

}  // namespace
}  // namespace enigmaiot::test
