#pragma once

#include <mbedtls/md.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "AssemblyCrc.h"
#include "ImageKind.h"
#include "LittleEndian.h"

namespace enigmaiot::test {

using Image = std::vector<std::uint8_t>;

inline void putU16(std::uint8_t *bytes, std::uint32_t value)
{
    bytes[0] = static_cast<std::uint8_t>(value);
    bytes[1] = static_cast<std::uint8_t>(value >> 8);
}

/// What an assembly says of itself, and of those that it needs.
struct AssemblyNames {
    std::string name;
    std::vector<std::string> needs{};
    bool isProgram = false;

    /// Major and minor; also of those that it needs.
    std::uint32_t version = 0x00020001;
};

inline std::uint32_t alignedTo(std::uint32_t value, std::uint32_t unit)
{
    return (value + unit - 1) / unit * unit;
}

/// Writes the checksums of an assembly.
inline void sealAssembly(Image &assembly)
{
    constexpr std::size_t Header = 124;
    putU32(&assembly[12], assemblyCrc(&assembly[Header], assembly.size() - Header));
    putU32(&assembly[8], 0);
    putU32(&assembly[8], assemblyCrc(assembly.data(), Header));
}

/// An assembly that nanoCLR takes, as far as its header, checksums, references and entry point go.
inline Image makeAssembly(const AssemblyNames &names, std::size_t size, std::uint32_t seed)
{
    constexpr std::uint32_t Header = 124;
    std::mt19937 random(seed);
    Image assembly(size);
    std::generate(assembly.begin() + Header, assembly.end(), [&] { return static_cast<std::uint8_t>(random()); });
    std::string strings = names.name + '\0';
    for (const std::string &need : names.needs) {
        strings += need + '\0';
    }

    const auto references = static_cast<std::uint32_t>(12 * names.needs.size());
    const std::uint32_t methods = names.isProgram ? 16 : 0;
    const std::uint32_t stringsAt = Header + references + methods;
    const std::uint32_t codeAt = stringsAt + alignedTo(static_cast<std::uint32_t>(strings.size()), 4);
    for (std::uint32_t table = 0; table < 16; table++) {
        const std::uint32_t start = table == 0 ? Header
            : table <= 6                     ? Header + references
            : table <= 11                    ? stringsAt
            : table <= 13                    ? codeAt
                                             : static_cast<std::uint32_t>(size);
        putU32(&assembly[40 + 4 * table], start);
    }

    const std::string mark = "NFMRK1";
    std::copy(mark.begin(), mark.end(), assembly.begin());
    putU32(&assembly[28], names.version);
    putU16(&assembly[38], 1);
    assembly[108 + 11] = static_cast<std::uint8_t>(codeAt - stringsAt - strings.size());
    std::uint32_t nameAt = static_cast<std::uint32_t>(names.name.size()) + 1;
    for (std::size_t i = 0; i < names.needs.size(); i++) {
        std::uint8_t *reference = &assembly[Header + 12 * i];
        putU16(reference, nameAt);
        putU32(reference + 4, names.version);
        nameAt += static_cast<std::uint32_t>(names.needs[i].size()) + 1;
    }

    if (names.isProgram) {
        putU32(&assembly[Header + references + 4], 0x08000000);
    }

    std::copy(strings.begin(), strings.end(), assembly.begin() + stringsAt);
    sealAssembly(assembly);
    return assembly;
}

/// A deployment that proves itself. Above two sectors it is a chain of three, the first two of which take a sector each, so
/// that a half of one image and a half of another are a whole chain as well.
inline Image makeDeployment(std::size_t size, std::uint32_t seed)
{
    constexpr std::size_t Sector = 4096;
    if (size < 2 * Sector + 200) {
        return makeAssembly({"Program", {}, true}, size, seed);
    }

    Image image = makeAssembly({"Core"}, Sector, seed);
    const Image library = makeAssembly({"Library", {"Core"}}, Sector, seed + 1000);
    const Image program = makeAssembly({"Program", {"Core", "Library"}, true}, size - 2 * Sector, seed + 2000);
    image.insert(image.end(), library.begin(), library.end());
    image.insert(image.end(), program.begin(), program.end());
    return image;
}

/// An application that proves itself, of two segments; erased flash fills it up where the size is no multiple of 16.
inline Image makeApplication(std::size_t size, std::uint32_t seed, std::uint16_t chipId = 0, bool withHash = true)
{
    std::mt19937 random(seed);
    const std::size_t end = size / 16 * 16 - (withHash ? 32 : 0);
    Image image(size, 0xFF);
    std::generate(image.begin(), image.begin() + static_cast<std::ptrdiff_t>(end), [&] {
        return static_cast<std::uint8_t>(random());
    });
    const std::size_t data = end - 24 - 2 * 8 - 4;
    const std::size_t first = data / 8 * 4;
    const std::size_t second = (data - first) / 4 * 4;
    image[0] = 0xE9;
    image[1] = 2;
    putU16(&image[12], chipId);
    image[23] = withHash ? 1 : 0;
    putU32(&image[28], static_cast<std::uint32_t>(first));
    putU32(&image[32 + first + 4], static_cast<std::uint32_t>(second));
    std::uint8_t checksum = 0xEF;
    for (std::size_t i = 0; i < first; i++) {
        checksum ^= image[32 + i];
    }

    for (std::size_t i = 0; i < second; i++) {
        checksum ^= image[32 + first + 8 + i];
    }

    image[end - 1] = checksum;
    if (withHash) {
        mbedtls_md(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), image.data(), end, &image[end]);
    }

    return image;
}

/// An image of a kind that proves itself. What is too small for that has the kind's mark.
inline Image makeImage(ImageKind kind, std::size_t size, std::uint32_t seed)
{
    if (size >= 160) {
        return kind == ImageKind::Deployment ? makeDeployment(size, seed) : makeApplication(size, seed);
    }

    Image image(size, static_cast<std::uint8_t>(seed));
    const std::string mark = kind == ImageKind::Deployment ? "NFMRK1" : "\xE9";
    std::copy(mark.begin(), mark.end(), image.begin());
    return image;
}

}  // namespace enigmaiot::test
