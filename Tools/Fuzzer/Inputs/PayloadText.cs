using System.Buffers.Binary;
using System.Text;

namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>Writes payloads by the grammar of their encoding, so that they get deep into the converters before they go wrong.</summary>
/// <param name="random">Decides what is written.</param>
internal sealed class PayloadText(FuzzRandom random)
{
    private static readonly string[] _numbers =
    [
        "0", "-0", "1", "-1", "255", "65536", "2147483648", "-2147483649", "4294967296", "9223372036854775807",
        "9223372036854775808", "18446744073709551615", "18446744073709551616", "-9223372036854775808",
        "-9223372036854775809", "1e308", "1e309", "-1e400", "1e-400",
        "4.9e-324", "0.1", "1E+2", "1.", ".5", "01", "1e", "99999999999999999999999999999999", "NaN", "1e99999999999",
    ];

    private static readonly string[] _texts =
    [
        "", "a", "led", "\\n", "\\u0041", "\\ud83d\\ude00", "\\ud83d", "\\u00", "\\x", "\u00e9", "\ud83d\ude00",
        "0123456789abcdef0123456789abcdef", "\u0001",
    ];

    private static readonly byte[] _types =
    [
        0, 1, 2, 3, 100, 101, 102, 103, 104, 113, 115, 116, 117, 118, 120, 121, 125, 128, 130, 131, 132, 133, 134, 135, 136, 142,
    ];

    private static readonly ulong[] _bits = [0, 1, ulong.MaxValue, 1UL << 63, 0x7FF0000000000000, 0x7F800000UL << 32];

    /// <summary>Writes MessagePack, mostly whole.</summary>
    /// <returns>Where it ends.</returns>
    public int WriteMessagePack(Span<byte> bytes, int depth = 0)
    {
        if (bytes.Length < 10)
        {
            return 0;
        }

        int kind = random.Below(depth > 11 ? 6 : 10);
        switch (kind)
        {
            case 0:
                bytes[0] = (byte)random.Next();
                return 1;
            case 1:
            case 2:
                // Numbers: float 32 and 64, unsigned and signed from 8 to 64 bits.
                int code = random.Between(0xCA, 0xD3);
                bytes[0] = (byte)code;
                random.Fill(bytes[1..9]);
                if (random.OneIn(2))
                {
                    BinaryPrimitives.WriteUInt64BigEndian(bytes[1..], random.Of(_bits));
                }

                return 1 + (code <= 0xCB ? 4 << (code - 0xCA) : 1 << (code & 3));
            case 3:
            case 4:
                return WriteText(bytes);
            case 5:
                bytes[0] = (byte)random.Between(0xC0, 0xDF);
                bytes[1] = (byte)random.Below(20);
                return 2;
            default:
                return WriteContainer(bytes, depth, kind >= 8);
        }
    }

    /// <summary>Writes CayenneLPP: channel, type, data of about the right length.</summary>
    /// <returns>Where it ends.</returns>
    public int WriteCayenneLpp(Span<byte> bytes)
    {
        int end = 0;
        for (int fields = random.Below(12); fields > 0 && bytes.Length - end > 12; fields--)
        {
            bytes[end] = (byte)random.Below(4);
            bytes[end + 1] = random.Of(_types);
            int count = random.Of<int>([1, 2, 2, 3, 4, 6, 9]);
            random.Fill(bytes.Slice(end + 2, count));
            end += 2 + count;
        }

        return end;
    }

    /// <summary>Writes JSON, mostly right.</summary>
    public string Json()
    {
        StringBuilder text = new();
        if (random.OneIn(8))
        {
            int depth = random.Of<int>([5, 9, 10, 11, 12, 100, 2000]);
            text.Append(random.OneIn(2) ? '[' : '{', depth);
            return text.ToString();
        }

        Json(text, 0);
        return text.ToString();
    }

    private void Json(StringBuilder text, int depth)
    {
        switch (random.Below(depth > 12 || text.Length > 400 ? 4 : 8))
        {
            case 0:
            case 1:
                text.Append(random.Of(_numbers));
                break;
            case 2:
                text.Append(random.Of<string>(["true", "false", "null", "nul", " "]));
                break;
            case 3:
                text.Append('"').Append(random.Of(_texts)).Append('"');
                break;
            default:
                Container(text, depth, random.OneIn(2));
                break;
        }
    }

    private void Container(StringBuilder text, int depth, bool map)
    {
        text.Append(map ? '{' : '[');
        for (int items = random.Below(5), i = 0; i < items; i++)
        {
            text.Append(i > 0 ? "," : string.Empty);
            if (map)
            {
                text.Append('"').Append(random.Of(_texts)).Append("\":");
            }

            Json(text, depth + 1);
        }

        text.Append(random.OneIn(32) ? ' ' : map ? '}' : ']');
    }

    private int WriteText(Span<byte> bytes)
    {
        int count = random.Below(Math.Min(32, bytes.Length - 2));
        bool isLong = random.OneIn(4);
        int start = isLong ? 2 : 1;
        bytes[0] = isLong ? (byte)0xD9 : (byte)(0xA0 | count);
        bytes[1] = (byte)count;
        for (int i = 0; i < count; i++)
        {
            bytes[start + i] = random.OneIn(16) ? (byte)random.Next() : (byte)random.Between(' ', '~');
        }

        return start + count;
    }

    private int WriteContainer(Span<byte> bytes, int depth, bool map)
    {
        int items = random.Below(4);
        bytes[0] = (byte)((map ? 0x80 : 0x90) | items);
        int end = 1;
        for (int i = 0; i < items && bytes.Length - end > 12; i++)
        {
            end += map ? WriteText(bytes[end..]) : 0;
            end += WriteMessagePack(bytes[end..], depth + 1);
        }

        return end;
    }
}
