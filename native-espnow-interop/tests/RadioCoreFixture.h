#pragma once

#include <gtest/gtest.h>

#include "ExchangeBytes.h"
#include "RadioCore.h"
#include "ToyFrameCipher.h"

namespace enigmaiot::test {

class RadioCoreTest : public testing::Test {
protected:
    RadioCoreTest()
    {
        core_.reset();
    }

    Incoming exchange(const Bytes &outgoing, std::size_t capacity = 512)
    {
        Bytes incoming(capacity);
        const int count = core_.exchange(outgoing.data(), outgoing.size(), incoming.data(), capacity, 0);
        EXPECT_GE(count, 2);
        incoming.resize(static_cast<std::size_t>(std::max(count, 2)));
        return parse(incoming);
    }

    FakeRadio radio_;
    KeyTable keys_;
    ToyFrameCipher cipher_;
    FrameSealer sealer_{keys_, cipher_};
    RadioCore core_{radio_, sealer_};
};

}  // namespace enigmaiot::test
