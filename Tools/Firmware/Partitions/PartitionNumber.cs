using System.Globalization;

namespace EnigmaIoT.Firmware.Partitions;

/// <summary>Reads the numbers of a partition table's text: decimal, or hexadecimal behind <c>0x</c>, K and M behind either.</summary>
internal static class PartitionNumber
{
    public static bool TryParse(string text, out uint number)
    {
        uint unit = 1;
        string digits = text;
        if (text.EndsWith('K') || text.EndsWith('k'))
        {
            unit = 1024;
            digits = text[..^1];
        }
        else if (text.EndsWith('M') || text.EndsWith('m'))
        {
            unit = 1024 * 1024;
            digits = text[..^1];
        }

        bool isNumber = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? uint.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            : uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        ulong product = (ulong)number * unit;
        number = (uint)product;
        return isNumber && product <= uint.MaxValue;
    }
}
