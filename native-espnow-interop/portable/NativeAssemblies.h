#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// The native assemblies that this nanoCLR has.
class NativeAssemblies {
public:
    /// The version of our own: major in the upper half, minor in the lower.
    virtual std::uint32_t interopVersion() const noexcept = 0;

    /// The checksum of our own.
    virtual std::uint32_t interopChecksum() const noexcept = 0;

    /// Determines whether an assembly is there with that checksum: nanoCLR starts no deployment that needs another one.
    /// @param name Its name, ended by a zero.
    virtual bool has(const char *name, std::uint32_t checksum) const noexcept = 0;

protected:
    ~NativeAssemblies() = default;
};

}  // namespace enigmaiot
