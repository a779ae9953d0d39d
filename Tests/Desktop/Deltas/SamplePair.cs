namespace EnigmaIoT.Tests.Desktop.Deltas;

/// <summary>Two images that have something in common: words of which some come again and again, and what an edit makes of them.</summary>
internal sealed class SamplePair
{
    private readonly Random _random;

    /// <summary>Creates a pair.</summary>
    /// <param name="seed">Which one.</param>
    /// <param name="most">The most bytes of the base.</param>
    public SamplePair(int seed, int most = 12_000)
    {
        _random = new Random(seed);
        Base = seed % 10 == 0 ? [] : Words(_random.Next(1, most));
        Image = seed % 7 == 0 ? Words(_random.Next(1, most)) : Edit(Base);
    }

    /// <summary>Gets what there was; empty in every tenth pair.</summary>
    public byte[] Base { get; }

    /// <summary>Gets what there is to be, one byte at least.</summary>
    public byte[] Image { get; }

    private byte[] Words(int count)
    {
        byte[][] words = new byte[_random.Next(2, 60)][];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = new byte[_random.Next(1, 40)];
            _random.NextBytes(words[i]);
        }

        List<byte> bytes = [];
        while (bytes.Count < count)
        {
            switch (_random.Next(6))
            {
                case 0:
                    bytes.AddRange(Noise(30));
                    break;
                case 1:
                    bytes.AddRange(Enumerable.Repeat((byte)_random.Next(256), _random.Next(1, 80)));
                    break;
                default:
                    bytes.AddRange(words[_random.Next(words.Length)]);
                    break;
            }
        }

        return [.. bytes.Take(count)];
    }

    private byte[] Edit(byte[] before)
    {
        List<byte> bytes = [.. before];
        for (int edit = _random.Next(1, 30); edit > 0; edit--)
        {
            int at = _random.Next(bytes.Count + 1);
            int count = Math.Min(bytes.Count - at, _random.Next(1, 300));
            switch (_random.Next(4))
            {
                case 0:
                    bytes.InsertRange(at, Noise(300));
                    break;
                case 1:
                    bytes.RemoveRange(at, count);
                    break;
                case 2:
                    bytes.InsertRange(_random.Next(bytes.Count + 1), bytes.GetRange(at, count));
                    break;
                default:
                    for (int i = at; i < at + count; i += _random.Next(1, 20))
                    {
                        bytes[i]++;
                    }

                    break;
            }
        }

        return bytes.Count > 0 ? [.. bytes] : [1];
    }

    private byte[] Noise(int most)
    {
        byte[] noise = new byte[_random.Next(1, most)];
        _random.NextBytes(noise);
        return noise;
    }
}
