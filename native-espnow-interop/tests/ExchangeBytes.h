#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "FakeRadio.h"
#include "SendResult.h"

namespace enigmaiot::test {

using Bytes = std::vector<std::uint8_t>;

/// InvalidateKey, the one frame that goes out as it is handed over.
inline Bytes plain(int reason = 1)
{
    return {0xFB, static_cast<std::uint8_t>(reason)};
}

inline void addRecord(Bytes &outgoing, const MacAddress &destination, std::uint16_t ticket, const Bytes &payload, std::uint8_t rate = 0)
{
    outgoing.insert(outgoing.end(), destination.begin(), destination.end());
    outgoing.push_back(static_cast<std::uint8_t>(ticket & 0xFF));
    outgoing.push_back(static_cast<std::uint8_t>(ticket >> 8));
    outgoing.push_back(rate);
    outgoing.push_back(static_cast<std::uint8_t>(payload.size()));
    outgoing.push_back(static_cast<std::uint8_t>(payload.size() >> 8));
    outgoing.insert(outgoing.end(), payload.begin(), payload.end());
}

/// A frame as managed code finds it.
struct FetchedFrame {
    MacAddress source;
    int rssi;
    int channel;
    std::size_t count;
    Bytes payload;
};

struct Incoming {
    int taken = 0;
    std::vector<SendResult> results;
    std::vector<FetchedFrame> frames;
    std::vector<std::int32_t> openedBy;
};

inline Incoming parse(const Bytes &bytes)
{
    Incoming incoming;
    incoming.taken = bytes.at(0);
    std::size_t at = 2;
    for (int i = 0; i < bytes.at(1); i++, at += 3) {
        incoming.results.push_back(
            {static_cast<std::uint16_t>(bytes.at(at) | bytes.at(at + 1) << 8), bytes.at(at + 2) != 0});
    }

    while (at < bytes.size()) {
        FetchedFrame frame{};
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 6, frame.source.begin());
        frame.rssi = static_cast<std::int8_t>(bytes.at(at + 6));
        frame.channel = bytes.at(at + 7);
        incoming.openedBy.push_back(bytes.at(at + 8) | bytes.at(at + 9) << 8 | bytes.at(at + 10) << 16);
        EXPECT_EQ(0, bytes.at(at + 11));
        frame.count = static_cast<std::size_t>(bytes.at(at + 12) | bytes.at(at + 13) << 8);
        at += 14;
        for (std::size_t i = 0; i < frame.count; i++) {
            frame.payload.push_back(bytes.at(at++));
        }

        incoming.frames.push_back(frame);
    }

    return incoming;
}

}  // namespace enigmaiot::test
