namespace EnigmaIoT.Update.Deltas;

/// <summary>
/// Makes an image from a delta in the format VCDIFF (RFC 3284), with the default code table and without secondary compression: what
/// this tool sends is tried by it first. It takes what the standard has beyond that, such as windows of any size.
/// </summary>
public static class VcdiffDecoder
{
    private const int HeadCount = 5;
    private const int FromBase = 1;
    private const int FromImage = 2;
    private const int SameCount = 3 * 256;
    private const int FirstSameMode = 6;

    /// <summary>Creates an image.</summary>
    /// <param name="baseImage">What the delta is against.</param>
    /// <param name="delta">The delta.</param>
    /// <exception cref="InvalidDataException">It is no such delta.</exception>
    public static byte[] Decode(byte[] baseImage, byte[] delta)
    {
        if (delta.Length < HeadCount || !delta.AsSpan(0, 4).SequenceEqual(VcdiffEncoder.Mark) || delta[4] != 0)
        {
            throw new InvalidDataException("not a delta in the format VCDIFF, or one with a part that is not taken");
        }

        List<byte> image = [];
        Reader reader = new(delta, HeadCount, delta.Length);
        while (!reader.IsAtEnd)
        {
            DecodeWindow(reader, baseImage, image);
        }

        return [.. image];
    }

    private static void DecodeWindow(Reader reader, byte[] baseImage, List<byte> image)
    {
        int kind = reader.Byte();
        Check(kind is 0 or FromBase or FromImage, "window of an unknown kind");
        int count = kind == 0 ? 0 : reader.Number();
        int start = kind == 0 ? 0 : reader.Number();
        Check(start <= (kind == FromBase ? baseImage.Length : image.Count) - count, "segment outside of what there is");
        Reader parts = reader.Part(reader.Number());
        int length = parts.Number();
        Check(parts.Byte() == 0, "secondary compression");
        int[] counts = [parts.Number(), parts.Number(), parts.Number()];
        Window window = new(
            kind == FromBase ? baseImage[start..(start + count)] : [.. image.Slice(start, count)],
            length,
            parts.Part(counts[0]),
            parts.Part(counts[1]),
            parts.Part(counts[2]));
        Check(parts.IsAtEnd, "window with more than its parts");
        image.AddRange(window.Decode());
    }

    private static void Check(bool isRight, string wrong)
    {
        if (!isRight)
        {
            throw new InvalidDataException($"wrong delta: {wrong}");
        }
    }

    private sealed class Window(byte[] segment, int length, Reader data, Reader instructions, Reader addresses)
    {
        private readonly List<byte> _bytes = [.. segment];
        private readonly int[] _near = new int[NearCache.Count];
        private readonly int[] _same = new int[SameCount];
        private readonly int _end = segment.Length + length;
        private int _next;

        public List<byte> Decode()
        {
            while (!instructions.IsAtEnd)
            {
                Do(instructions.Byte());
            }

            Check(_bytes.Count == _end && data.IsAtEnd && addresses.IsAtEnd, "window with too much or too little");
            return _bytes.GetRange(segment.Length, length);
        }

        // The default code table: RFC 3284, 5.6.
        private void Do(int opcode)
        {
            switch (opcode)
            {
                case 0:
                    Run(instructions.Number(), (byte)data.Byte());
                    break;
                case < 19:
                    Add(opcode == 1 ? instructions.Number() : opcode - 1);
                    break;
                case < 163:
                    int size = (opcode - 19) % 16;
                    Copy((opcode - 19) / 16, size == 0 ? instructions.Number() : size + 3);
                    break;
                case < 235:
                    Add(((opcode - 163) % 12 / 3) + 1);
                    Copy((opcode - 163) / 12, ((opcode - 163) % 3) + 4);
                    break;
                case < 247:
                    Add(((opcode - 235) % 4) + 1);
                    Copy(FirstSameMode + ((opcode - 235) / 4), 4);
                    break;
                default:
                    Copy(opcode - 247, 4);
                    Add(1);
                    break;
            }
        }

        private void Add(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Put((byte)data.Byte());
            }
        }

        private void Run(int count, byte value)
        {
            for (int i = 0; i < count; i++)
            {
                Put(value);
            }
        }

        private void Copy(int mode, int count)
        {
            int address = mode >= FirstSameMode ? _same[((mode - FirstSameMode) * 256) + addresses.Byte()]
                : mode == 0 ? addresses.Number()
                : mode == 1 ? _bytes.Count - addresses.Number()
                : _near[mode - 2] + addresses.Number();
            Check(address >= 0 && address < _bytes.Count, "address outside of what there is");
            _near[_next] = address;
            _next = (_next + 1) % NearCache.Count;
            _same[address % SameCount] = address;
            for (int i = 0; i < count; i++)
            {
                Put(_bytes[address + i]);
            }
        }

        private void Put(byte value)
        {
            Check(_bytes.Count < _end, "more than the window has");
            _bytes.Add(value);
        }
    }

    private sealed class Reader(byte[] bytes, int at, int end)
    {
        private int _at = at;

        public bool IsAtEnd => _at == end;

        public int Byte()
        {
            Check(_at < end, "cut");
            return bytes[_at++];
        }

        public int Number()
        {
            int number = 0;
            while (true)
            {
                int value = Byte();
                Check(number <= int.MaxValue >> 7, "number out of range");
                number = (number << 7) | (value & 0x7F);
                if (value < 0x80)
                {
                    return number;
                }
            }
        }

        public Reader Part(int count)
        {
            Check(count <= end - _at, "part longer than the rest");
            _at += count;
            return new Reader(bytes, _at - count, _at);
        }
    }
}
