using System.Globalization;

namespace EnigmaIoT.Firmware.Partitions;

/// <summary>The types and subtypes of partitions that have names (ESP-IDF 5.5, gen_esp32part.py), and ours.</summary>
internal static class PartitionKinds
{
    public const byte Application = 0x00;
    public const byte Data = 0x01;

    public const byte Factory = 0x00;
    public const byte FirstOta = 0x10;
    public const byte OtaData = 0x00;

    /// <summary>A deployment of nanoFramework.</summary>
    public const byte Deployment = 0x84;

    /// <summary>Which slot runs (native-espnow-interop/partitions/README.md).</summary>
    public const byte BootRecord = 0x85;

    private const int OtaCount = 16;

    private static readonly Dictionary<string, byte> _types = new() { ["app"] = Application, ["data"] = Data };

    private static readonly Dictionary<string, byte> _applications = new() { ["factory"] = Factory, ["test"] = 0x20 };

    private static readonly Dictionary<string, byte> _data = new()
    {
        ["ota"] = OtaData,
        ["phy"] = 0x01,
        ["nvs"] = 0x02,
        ["coredump"] = 0x03,
        ["nvs_keys"] = 0x04,
        ["efuse"] = 0x05,
        ["undefined"] = 0x06,
        ["fat"] = 0x81,
        ["spiffs"] = 0x82,
        ["littlefs"] = 0x83,
    };

    /// <summary>Reads a type; false where the text is none.</summary>
    public static bool TryType(string text, out byte type) => _types.TryGetValue(text, out type) || TryNumber(text, out type);

    /// <summary>Reads a subtype of a type; false where the text is none.</summary>
    public static bool TrySubtype(byte type, string text, out byte subtype)
    {
        if (type == Application && text.StartsWith("ota_", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < OtaCount)
        {
            subtype = (byte)(FirstOta + index);
            return true;
        }

        Dictionary<string, byte>? names = type switch
        {
            Application => _applications,
            Data => _data,
            _ => null,
        };
        subtype = 0;
        return (names?.TryGetValue(text, out subtype) ?? false) || TryNumber(text, out subtype);
    }

    private static bool TryNumber(string text, out byte number)
    {
        bool isNumber = PartitionNumber.TryParse(text, out uint value) && value <= byte.MaxValue;
        number = isNumber ? (byte)value : (byte)0;
        return isNumber;
    }
}
