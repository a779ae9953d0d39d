#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

// The standard library first: nanoCLR defines min as a macro.
#include "ManagedCall.h"

#include "../../esp32/EspFiles.h"
#include "../../portable/StoragePath.h"
#include "../EnigmaIoT_Interop.h"

namespace {

using enigmaiot::EspFiles;
using enigmaiot::StoragePath;
using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeFiles;

constexpr auto Read = Native::Read___STATIC__I4__STRING__SZARRAY_U1;
constexpr auto Write = Native::Write___STATIC__I4__STRING__SZARRAY_U1__I4;
constexpr auto Move = Native::Move___STATIC__I4__STRING__STRING;
constexpr auto Delete = Native::Delete___STATIC__I4__STRING;
constexpr auto Clear = Native::Clear___STATIC__I4__STRING;

// A folder of this PC's file system, which has the calls that ESP-IDF's has.
class NativeFilesTest : public testing::Test {
protected:
    void SetUp() override
    {
        std::filesystem::create_directory(folder_);
    }

    void TearDown() override
    {
        std::filesystem::remove_all(folder_);
    }

    std::string path(const char *name) const
    {
        return folder_ + "/" + name;
    }

    bool write(const char *name, const std::string &text) const
    {
        return EspFiles::write(path(name).c_str(), reinterpret_cast<const std::uint8_t *>(text.data()), text.size());
    }

    std::string read(const char *name) const
    {
        ManagedCall::Bytes room(64);
        const std::int32_t count = EspFiles::read(path(name).c_str(), room.data(), room.size());
        return count < 0 ? "none" : std::string(room.begin(), room.begin() + count);
    }

    const std::string folder_ = std::filesystem::temp_directory_path() / ("enigmaiot-files-" + std::to_string(getpid()));
};

TEST_F(NativeFilesTest, WritesAFileAnewAndReadsIt)
{
    EXPECT_EQ("none", read("a.json"));
    ASSERT_TRUE(write("a.json", "a long text"));
    EXPECT_EQ("a long text", read("a.json"));
    ASSERT_TRUE(write("a.json", "short"));
    EXPECT_EQ("short", read("a.json"));
    ASSERT_TRUE(write("empty", ""));
    EXPECT_EQ("", read("empty"));
}

TEST_F(NativeFilesTest, ReadsNothingOfAFileThatDoesNotFitAndNoFolder)
{
    ASSERT_TRUE(write("a", "12345"));
    ManagedCall::Bytes room(4, 7);
    EXPECT_EQ(-1, EspFiles::read(path("a").c_str(), room.data(), room.size()));
    EXPECT_EQ(ManagedCall::Bytes(4, 7), room);
    EXPECT_EQ(-1, EspFiles::read(folder_.c_str(), room.data(), room.size()));
}

TEST_F(NativeFilesTest, MakesTheFolderThatIsMissing)
{
    ASSERT_TRUE(write("records/run", "1"));
    EXPECT_EQ("1", read("records/run"));
    EXPECT_FALSE(write("no/such/folder", "1"));
}

TEST_F(NativeFilesTest, MovesToANameThatNoFileHas)
{
    ASSERT_TRUE(write("new", "n"));
    ASSERT_TRUE(write("old", "o"));
    EXPECT_FALSE(EspFiles::move(path("new").c_str(), path("old").c_str()));
    EXPECT_EQ("o", read("old"));
    EXPECT_FALSE(EspFiles::move(path("none").c_str(), path("other").c_str()));
    ASSERT_TRUE(EspFiles::remove(path("old").c_str()));
    ASSERT_TRUE(EspFiles::move(path("new").c_str(), path("old").c_str()));
    EXPECT_EQ("n", read("old"));
    EXPECT_EQ("none", read("new"));
}

TEST_F(NativeFilesTest, ClearsAFolderOfItsFilesAlone)
{
    for (int i = 0; i < 40; i++) {
        ASSERT_TRUE(write(("file" + std::to_string(i)).c_str(), "1"));
    }

    ASSERT_TRUE(write("folder/file", "1"));
    EXPECT_TRUE(EspFiles::clear(folder_.c_str()));
    EXPECT_EQ(1, std::distance(std::filesystem::directory_iterator(folder_), {}));
    EXPECT_EQ("1", read("folder/file"));
    EXPECT_TRUE(EspFiles::clear(path("none").c_str()));
    EXPECT_TRUE(EspFiles::remove(path("none").c_str())) << "it is not there";
}

TEST(NativeFilesArgumentTest, PathsAreThoseUnderWhichNanoClrMountsItsDrives)
{
    EXPECT_STREQ("/I/records/run", StoragePath("I:\\records\\run").text());
    EXPECT_STREQ("/I/ca.pem", StoragePath("i:/ca.pem").text());
    for (const char *none : {"", "I", "I:", "I:ca.pem", "\\ca.pem", "ca.pem", static_cast<const char *>(nullptr)}) {
        EXPECT_FALSE(StoragePath(none).isValid());
        EXPECT_STREQ("", StoragePath(none).text());
    }

    const std::string longest = "I:\\" + std::string(StoragePath::Capacity - 4, 'a');
    EXPECT_TRUE(StoragePath(longest.c_str()).isValid());
    EXPECT_FALSE(StoragePath((longest + "a").c_str()).isValid());
}

TEST(NativeFilesArgumentTest, RefusesWhatNoCorrectProgramPasses)
{
    ManagedCall::Bytes bytes(4);
    EXPECT_EQ(-1, ManagedCall().withNull().with(bytes).to(Read));
    EXPECT_EQ(-1, ManagedCall().with("I:\\a").withNull().to(Read));
    EXPECT_EQ(-1, ManagedCall().with("a").with(bytes).to(Read));
    EXPECT_EQ(-1, ManagedCall().with("I:\\a").with(bytes).with(5).to(Write));
    EXPECT_EQ(-1, ManagedCall().with("I:\\a").with(bytes).with(-1).to(Write));
    EXPECT_EQ(-1, ManagedCall().with("I:\\a").withNull().with(0).to(Write));
    EXPECT_EQ(-1, ManagedCall().with("I:\\a").withNull().to(Move));
    EXPECT_EQ(-1, ManagedCall().withNull().with("I:\\a").to(Move));
    EXPECT_EQ(-1, ManagedCall().withNull().to(Delete));
    EXPECT_EQ(-1, ManagedCall().withNull().to(Clear));
}

TEST(NativeFilesArgumentTest, ADriveThatIsNotThereHasNoFiles)
{
    ManagedCall::Bytes bytes(4);
    EXPECT_EQ(-2, ManagedCall().with("Q:\\a").with(bytes).to(Read));
    EXPECT_EQ(-2, ManagedCall().with("Q:\\a\\b").with(bytes).with(4).to(Write));
    EXPECT_EQ(-2, ManagedCall().with("Q:\\a").with("Q:\\b").to(Move));
    EXPECT_EQ(0, ManagedCall().with("Q:\\a").to(Delete));
    EXPECT_EQ(0, ManagedCall().with("Q:\\a").to(Clear));
}

}  // namespace
