// Plays stories of a board's slots, a command a line on standard input, and answers each with a line that says what the board
// decided. Tests/Desktop/Native/SlotStoriesTests.cs tells it the same stories as the simulator's slots and compares.

#include <algorithm>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "SimulatedFlash.h"
#include "SlotCore.h"
#include "TestDigest.h"
#include "TestSigner.h"

namespace enigmaiot::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint32_t Sector = NorFlash::SectorSize;
constexpr std::size_t Chunk = 212;

class Stories {
public:
    /// @param deployment Sectors of a deployment's slot.
    /// @param application Sectors of an application's.
    /// @param first Where the first slot starts.
    /// @param block Bytes of a block of the flash.
    Stories(std::uint32_t deployment, std::uint32_t application, std::uint32_t first, std::uint32_t block) : block_(block)
    {
        const std::uint32_t second = first + 2 * deployment * Sector;
        layout_.kinds[0] = {{first, first + deployment * Sector}, deployment * Sector};
        layout_.kinds[1] = {{second, second + application * Sector}, application * Sector};
        begin();
    }

    std::string tell(const std::string &line)
    {
        std::istringstream words(line);
        std::string command;
        words >> command;
        const std::uint32_t result = act(command, words);
        std::ostringstream answer;
        answer << result << ' ' << slots_->activeSlot(ImageKind::Deployment) << ' '
               << slots_->activeSlot(ImageKind::Application) << ' ' << static_cast<int>(slots_->state()) << ' '
               << static_cast<int>(slots_->rollbackCause()) << ' ' << static_cast<int>(slots_->openKind());
        for (const ImageKind kind : {ImageKind::Deployment, ImageKind::Application}) {
            Bytes digest(32);
            answer << ' ' << slots_->readRunning(kind, digest.data()) << ':' << std::hex << std::setfill('0');
            for (std::size_t i = 0; i < 4; i++) {
                answer << std::setw(2) << static_cast<int>(digest[i]);
            }

            answer << std::dec;
        }

        answer << ' ' << slots_->counter(ImageKind::Deployment) << ' ' << slots_->counter(ImageKind::Application);

        // How often and how much the board erased and, at a start, all that stands in its slots.
        answer << ' ' << flash_->erases() << ' ' << flash_->erasedSectors();
        if (command == "start") {
            const std::uint32_t first = layout_.kinds[0].addresses[0];
            const std::uint32_t end = layout_.kinds[1].addresses[1] + layout_.kinds[1].capacity;
            const auto digest = digestOf(MBEDTLS_MD_MD5, flash_->peek(first, end - first));
            answer << ' ' << static_cast<int>(digest[0]) << ' ' << static_cast<int>(digest[1]) << ' '
                   << static_cast<int>(digest[2]);
        }

        return answer.str();
    }

private:
    void begin()
    {
        flash_ = std::make_unique<SimulatedFlash>(layout_.kinds[1].addresses[1] + layout_.kinds[1].capacity, block_);
        start(false);
    }

    void start(bool hung)
    {
        slots_ = std::make_unique<SlotCore>(*flash_, layout_, md5_, sha256_);
        slots_->setSigning(signing_.get());
        slots_->chooseAtStart(hung);
    }

    std::uint32_t act(const std::string &command, std::istream &words)
    {
        const auto number = [&] {
            std::uint32_t value = 0;
            words >> value;
            return value;
        };
        const auto digest = [&](mbedtls_md_type_t type, const Bytes &image, std::uint32_t change) {
            auto value = digestOf(type, image);
            value[0] ^= static_cast<std::uint8_t>(change);
            return value;
        };
        if (command == "image") {
            std::string hex;
            words >> hex;
            Bytes image;
            for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
                image.push_back(static_cast<std::uint8_t>(std::stoul(hex.substr(i, 2), nullptr, 16)));
            }

            images_.push_back(image);
            return 0;
        }

        if (command == "board") {
            signing_.reset();
            begin();
            return 0;
        }

        if (command == "start") {
            start(number() != 0);
            return 0;
        }

        if (command == "trust") {
            // A key, and whether an older image is allowed. The program sets both anew at each start.
            const std::string name = "relay";
            signing_ = std::make_unique<ImageSigning>(sha256_, verifier_, natives_);
            const bool isTrusted = signing_->trust(images_.at(number()).data());
            signing_->setHardwareClass(reinterpret_cast<const std::uint8_t *>(name.data()), name.size());
            signing_->allowOlder(number() != 0);
            slots_->setSigning(signing_.get());
            return isTrusted ? 1 : 0;
        }

        if (command == "begin") {
            const std::uint32_t kind = number();
            const Bytes &image = images_.at(number());
            const auto md5 = digest(MBEDTLS_MD_MD5, image, number());
            return result(slots_->begin(
                static_cast<ImageKind>(kind), static_cast<std::uint32_t>(image.size()), md5.data()));
        }

        if (command == "resume") {
            const Bytes &image = images_.at(number());
            return slots_->resume(
                static_cast<std::uint32_t>(image.size()), digestOf(MBEDTLS_MD_MD5, image).data());
        }

        if (command == "write") {
            const Bytes &image = images_.at(number());
            const std::size_t offset = number() * Chunk;
            return result(slots_->write(
                static_cast<std::uint32_t>(offset), image.data() + offset, std::min(Chunk, image.size() - offset)));
        }

        if (command == "ahead") {
            return slots_->eraseAhead() ? 1 : 0;
        }

        if (command == "delta") {
            // A whole delta, or a part of it: what readDelta() reads, bytes of it.
            const Told told = readDelta(words);
            const Bytes &delta = told.delta;
            const std::size_t end = std::min<std::size_t>(number(), delta.size());
            std::uint32_t done = 0;
            SlotResult decoded = beginDelta(told, done);
            std::size_t all = 0;
            decoded = decoded == SlotResult::Ok ? slots_->writeDelta(delta.data(), 0, all) : decoded;
            for (std::size_t at = done; decoded == SlotResult::Ok && at < end;) {
                std::size_t taken = 0;
                decoded = slots_->writeDelta(delta.data() + at, std::min(Chunk, end - at), taken);
                at += taken;
            }

            for (std::size_t room = all + 1; decoded == SlotResult::Ok && room != all;) {
                decoded = slots_->writeDelta(delta.data(), 0, room);
            }

            return result(decoded) | (done << 8);
        }

        if (command == "stage") {
            // A delta that is kept in the slot: what readDelta() reads, bytes for which room is taken.
            Told told = readDelta(words);
            told.facts.stagedSize = number();
            std::uint32_t done = 0;
            const SlotResult begun = beginDelta(told, done);
            return begun == SlotResult::Ok ? done << 8 : result(begun);
        }

        if (command == "keep") {
            // A chunk of it.
            const Bytes &delta = images_.at(number());
            const std::size_t offset = number() * Chunk;
            return result(slots_->write(
                static_cast<std::uint32_t>(offset), delta.data() + offset, std::min(Chunk, delta.size() - offset)));
        }

        if (command == "decode") {
            std::size_t room = 0;
            SlotResult decoded = SlotResult::Ok;
            for (std::uint32_t left = number(); left > 0 && decoded == SlotResult::Ok && room == 0; left--) {
                decoded = slots_->writeDelta(nullptr, 0, room);
            }

            return decoded == SlotResult::Ok ? static_cast<std::uint32_t>(room) << 8 : result(decoded);
        }

        if (command == "finish") {
            const Bytes &image = images_.at(number());
            const auto md5 = digest(MBEDTLS_MD_MD5, image, number());
            const auto sha256 = digest(MBEDTLS_MD_SHA256, image, number());
            return result(slots_->finish(md5.data(), sha256.data()));
        }

        if (command == "abort") {
            slots_->abort();
            return 0;
        }

        if (command == "confirm") {
            return result(slots_->confirm());
        }

        if (command == "giveup") {
            return result(slots_->giveUp(static_cast<RollbackCause>(number())));
        }

        if (command == "flip") {
            flash_->flip(number());
            return 0;
        }

        if (command == "erase") {
            return static_cast<std::uint32_t>(flash_->eraseSector(number()));
        }

        if (command == "wire") {
            const std::uint32_t address = number();
            const Bytes &image = images_.at(number());
            const std::uint32_t count = number();
            for (std::uint32_t at = 0; at < count; at += Sector) {
                flash_->eraseSector(address + at);
            }

            return static_cast<std::uint32_t>(flash_->write(address, image.data(), count));
        }

        throw std::invalid_argument(command);
    }

    /// A delta that a command is about.
    struct Told {
        ImageKind kind;
        const Bytes &image;
        const Bytes &delta;
        DeltaFacts facts;
    };

    /// Reads a kind, the numbers of the image, of the one that the delta is against or -1, and of the delta.
    Told readDelta(std::istream &words) const
    {
        std::uint32_t kind = 0;
        std::size_t image = 0;
        std::int32_t baseNumber = 0;
        std::size_t delta = 0;
        words >> kind >> image >> baseNumber >> delta;
        Told told{static_cast<ImageKind>(kind), images_.at(image), images_.at(delta), {}};
        if (baseNumber >= 0) {
            const Bytes &baseImage = images_.at(static_cast<std::size_t>(baseNumber));
            told.facts.baseSize = static_cast<std::uint32_t>(baseImage.size());
            const auto sha256 = digestOf(MBEDTLS_MD_SHA256, baseImage);
            std::copy_n(sha256.begin(), told.facts.baseSha256.size(), told.facts.baseSha256.begin());
        }

        const auto md5 = digestOf(MBEDTLS_MD_MD5, told.delta);
        std::copy_n(md5.begin(), told.facts.md5.size(), told.facts.md5.begin());
        return told;
    }

    SlotResult beginDelta(const Told &told, std::uint32_t &done)
    {
        return slots_->beginDelta(
            told.kind,
            static_cast<std::uint32_t>(told.image.size()),
            digestOf(MBEDTLS_MD_MD5, told.image).data(),
            told.facts,
            done);
    }

    static std::uint32_t result(SlotResult result)
    {
        return static_cast<std::uint32_t>(result);
    }

    SlotLayout layout_;
    std::uint32_t block_;
    TestDigest md5_{MBEDTLS_MD_MD5};
    TestDigest sha256_{MBEDTLS_MD_SHA256};
    TestVerifier verifier_;
    TestNatives natives_;
    std::unique_ptr<ImageSigning> signing_;
    std::vector<Bytes> images_;
    std::unique_ptr<SimulatedFlash> flash_;
    std::unique_ptr<SlotCore> slots_;
};

}  // namespace
}  // namespace enigmaiot::test

int main(int count, char **arguments)
{
    if (count != 5) {
        std::cerr << "slot_stories SECTORS SECTORS FIRST BLOCK: of a deployment's and of an application's slot, where the first one "
                     "starts, bytes of a block\n";
        return 2;
    }

    const auto number = [&](int i) { return static_cast<std::uint32_t>(std::stoul(arguments[i])); };
    enigmaiot::test::Stories stories(number(1), number(2), number(3), number(4));
    for (std::string line; std::getline(std::cin, line);) {
        std::cout << stories.tell(line) << std::endl;
    }

    return 0;
}
