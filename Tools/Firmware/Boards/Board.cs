namespace EnigmaIoT.Firmware.Boards;

/// <summary>A board for which firmware is published.</summary>
public sealed record Board
{
    private const uint Megabyte = 1024 * 1024;

    /// <summary>Gets its name, as files and commands have it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what a person finds written on the module or the board.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the chip, as ESP Web Tools and ESP-IDF name it.</summary>
    public required string ChipFamily { get; init; }

    /// <summary>Gets the chip's number in images (esp_chip_id_t).</summary>
    public required int ChipId { get; init; }

    /// <summary>Gets where its ROM looks for the boot loader.</summary>
    public required uint BootLoaderOffset { get; init; }

    /// <summary>Gets the target of nf-interpreter whose settings ours are added to.</summary>
    public required string Target { get; init; }

    /// <summary>Gets the megabytes of flash that its partition table is for: 4, 8 or 16. A board may have more.</summary>
    public required int FlashMegabytes { get; init; }

    /// <summary>Gets whether nanoFramework's own settings for the target have Bluetooth, which takes memory and is not used here.</summary>
    public required bool HasBluetooth { get; init; }

    /// <summary>Gets the bytes of flash that its partition table is for.</summary>
    public uint FlashSize => (uint)FlashMegabytes * Megabyte;

    /// <summary>Gets its partition table's file in native-espnow-interop/partitions.</summary>
    public string PartitionFile => $"partitions_enigmaiot_{FlashMegabytes}mb.csv";
}
