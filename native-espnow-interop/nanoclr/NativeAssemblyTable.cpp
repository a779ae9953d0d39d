// Answers which native assemblies this nanoCLR has.

#include "../esp32/Board.h"

#include <nanoCLR_Runtime.h>

#include "EnigmaIoT_Interop.h"

namespace enigmaiot::board {

namespace {

/// nanoCLR's own table.
class NativeAssemblyTable final : public NativeAssemblies {
public:
    std::uint32_t interopVersion() const noexcept override
    {
        const CLR_RECORD_VERSION &version = g_CLR_AssemblyNative_EnigmaIoT_Interop.m_Version;
        return static_cast<std::uint32_t>(version.iMajorVersion) << 16 | version.iMinorVersion;
    }

    std::uint32_t interopChecksum() const noexcept override
    {
        return g_CLR_AssemblyNative_EnigmaIoT_Interop.m_checkSum;
    }

    bool has(const char *name, std::uint32_t checksum) const noexcept override
    {
        const CLR_RT_NativeAssemblyData *found = GetAssemblyNativeData(name);
        return found != nullptr && found->m_checkSum == checksum;
    }
};

// Without a constructor that runs: it is there before app_main.
constexpr NativeAssemblyTable table{};

}  // namespace

const NativeAssemblies &nativeAssemblies() noexcept
{
    return table;
}

}  // namespace enigmaiot::board
