using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Boards;

/// <summary>The boards for which firmware is published; docs/building.md says why these.</summary>
public static class BoardList
{
    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<Board> All { get; } =
    [
        new()
        {
            Name = "ESP32_REV3",
            Title = "ESP32 without PSRAM (ESP32-WROOM-32E, DevKitC), 4 MB",
            ChipFamily = "ESP32",
            ChipId = 0x00,
            BootLoaderOffset = 0x1000,
            Target = "ESP32_REV3",
            FlashMegabytes = 4,
            HasBluetooth = false,
        },
        new()
        {
            Name = "ESP32_WROVER",
            Title = "ESP32 with PSRAM (ESP32-WROVER-E), 4 MB",
            ChipFamily = "ESP32",
            ChipId = 0x00,
            BootLoaderOffset = 0x1000,
            Target = "ESP32_PSRAM_REV3",
            FlashMegabytes = 4,
            HasBluetooth = false,
        },
        new()
        {
            Name = "ESP32_S3",
            Title = "ESP32-S3 with 2 MB of PSRAM (ESP32-S3-WROOM-1-N8R2) or without, 8 MB",
            ChipFamily = "ESP32-S3",
            ChipId = 0x09,
            BootLoaderOffset = 0x0,
            Target = "ESP32_S3_QUAD",
            FlashMegabytes = 8,
            HasBluetooth = true,
        },
        new()
        {
            Name = "ESP32_S3_OCTAL",
            Title = "ESP32-S3 with 8 MB of PSRAM (ESP32-S3-WROOM-1-N8R8, N16R8), 8 MB",
            ChipFamily = "ESP32-S3",
            ChipId = 0x09,
            BootLoaderOffset = 0x0,
            Target = "ESP32_S3_OCTAL",
            FlashMegabytes = 8,
            HasBluetooth = true,
        },
        new()
        {
            Name = "ESP32_C3",
            Title = "ESP32-C3 (ESP32-C3-MINI-1, DevKitM, SuperMini), 4 MB",
            ChipFamily = "ESP32-C3",
            ChipId = 0x05,
            BootLoaderOffset = 0x0,
            Target = "ESP32_C3",
            FlashMegabytes = 4,
            HasBluetooth = true,
        },
    ];

    /// <summary>Returns the board of a name.</summary>
    /// <exception cref="FirmwareException">There is none.</exception>
    public static Board Find(string name)
    {
        return All.FirstOrDefault(board => string.Equals(board.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new FirmwareException($"There is no board '{name}': {string.Join(", ", All.Select(board => board.Name))}.");
    }
}
