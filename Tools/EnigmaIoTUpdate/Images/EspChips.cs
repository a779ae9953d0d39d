using System.Globalization;

namespace EnigmaIoT.Update.Images;

/// <summary>The chips of ESP-IDF's application images (esp_chip_id_t of ESP-IDF 5.5).</summary>
internal static class EspChips
{
    private static readonly Dictionary<int, string> _names = new()
    {
        [0x00] = "ESP32",
        [0x02] = "ESP32-S2",
        [0x05] = "ESP32-C3",
        [0x09] = "ESP32-S3",
        [0x0C] = "ESP32-C2",
        [0x0D] = "ESP32-C6",
        [0x10] = "ESP32-H2",
        [0x12] = "ESP32-P4",
        [0x14] = "ESP32-C61",
        [0x17] = "ESP32-C5",
        [0x19] = "ESP32-H21",
        [0x1C] = "ESP32-H4",
    };

    /// <summary>Determines whether ESP-IDF builds for a chip.</summary>
    public static bool IsKnown(int chipId)
    {
        return _names.ContainsKey(chipId);
    }

    /// <summary>Returns a chip's name, or its number where it has none.</summary>
    public static string Name(int? chipId)
    {
        return chipId is not { } id
            ? "ESP32"
            : _names.TryGetValue(id, out string? name)
                ? name
                : string.Create(CultureInfo.InvariantCulture, $"chip 0x{id:X4}");
    }
}
