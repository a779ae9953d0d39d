using System.Buffers.Binary;

namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>Changes bytes: flips, cuts, appends, puts in values at limits, splices.</summary>
/// <param name="random">Decides how.</param>
internal sealed class Mutator(FuzzRandom random)
{
    private static readonly byte[] _bytes =
    [
        0, 1, 2, 0x10, 0x1F, 0x20, 0x7F, 0x80, 0x81, 0x90, 0xA0, 0xC0, 0xD9, 0xDC, 0xDE, 0xE0, 0xEF, 0xFE, 0xFF,
    ];

    private static readonly uint[] _numbers =
    [
        0, 1, 2, 38, 39, 40, 63, 64, 127, 128, 211, 212, 213, 250, 255, 256, 32767, 32768, 65000, 65534, 65535, 65536,
        int.MaxValue, 0x80000000, uint.MaxValue,
    ];

    /// <summary>Changes bytes once to four times.</summary>
    /// <param name="buffer">The bytes from <paramref name="start"/> on, and room behind them.</param>
    /// <param name="start">What stands before it is left as it is.</param>
    /// <param name="end">Where the bytes end.</param>
    /// <param name="limit">Where they may end.</param>
    /// <param name="other">Something to splice with; may be empty.</param>
    /// <returns>Where the bytes end now.</returns>
    public int Mutate(byte[] buffer, int start, int end, int limit, ReadOnlySpan<byte> other)
    {
        for (int rounds = random.Between(1, 4); rounds > 0; rounds--)
        {
            end = Once(buffer, start, end, limit, other);
        }

        return end;
    }

    /// <summary>Draws a number at some limit.</summary>
    public uint Number()
    {
        return random.Of(_numbers);
    }

    private int Once(byte[] buffer, int start, int end, int limit, ReadOnlySpan<byte> other)
    {
        int count = end - start;
        switch (count == 0 ? 7 : random.Below(10))
        {
            case 0:
            case 1:
                buffer[start + random.Below(count)] ^= (byte)(1 << random.Below(8));
                return end;
            case 2:
                buffer[start + random.Below(count)] = random.Of(_bytes);
                return end;
            case 3:
                buffer[start + random.Below(count)] = (byte)random.Next();
                return end;
            case 4:
                PutNumber(buffer.AsSpan(start, count));
                return end;
            case 5:
                return start + random.Below(count + 1);
            case 6:
                return Remove(buffer, start, end);
            case 7:
                return Extend(buffer, end, limit);
            case 8:
                return Splice(buffer, start, end, limit, other);
            default:
                return Double(buffer, start, end, limit);
        }
    }

    private void PutNumber(Span<byte> bytes)
    {
        uint number = Number();
        Span<byte> place = bytes[random.Below(bytes.Length)..];
        bool bigEndian = random.OneIn(4);
        if (place.Length >= 4 && random.OneIn(3))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(place, bigEndian ? BinaryPrimitives.ReverseEndianness(number) : number);
        }
        else if (place.Length >= 2)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(place, bigEndian ? BinaryPrimitives.ReverseEndianness((ushort)number) : (ushort)number);
        }
        else
        {
            place[0] = (byte)number;
        }
    }

    private int Remove(byte[] buffer, int start, int end)
    {
        int from = start + random.Below(end - start);
        int count = random.Between(1, Math.Min(8, end - from));
        buffer.AsSpan(from + count, end - from - count).CopyTo(buffer.AsSpan(from));
        return end - count;
    }

    private int Extend(byte[] buffer, int end, int limit)
    {
        int room = limit - end;
        int count = room == 0 ? 0 : random.OneIn(8) ? room : random.Between(1, Math.Min(room, 16));
        Span<byte> added = buffer.AsSpan(end, count);
        if (random.OneIn(2))
        {
            added.Fill(random.Of(_bytes));
        }
        else
        {
            random.Fill(added);
        }

        return end + count;
    }

    private int Splice(byte[] buffer, int start, int end, int limit, ReadOnlySpan<byte> other)
    {
        if (other.IsEmpty)
        {
            return end;
        }

        int at = random.Between(start, end);
        ReadOnlySpan<byte> tail = other[random.Below(other.Length)..];
        int count = Math.Min(tail.Length, limit - at);
        tail[..count].CopyTo(buffer.AsSpan(at));
        return at + count;
    }

    private int Double(byte[] buffer, int start, int end, int limit)
    {
        int from = start + random.Below(end - start);
        int count = Math.Min(random.Between(1, Math.Min(16, end - from)), limit - end);
        buffer.AsSpan(from, end - from).CopyTo(buffer.AsSpan(from + count));
        return end + count;
    }
}
