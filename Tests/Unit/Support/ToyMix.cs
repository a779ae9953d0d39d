namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>
/// Mixes any number of bytes into 32. It depends on every byte and its place and is no hash in any other sense: FNV-1a
/// (32 bits, prime 16,777,619) in eight lanes that start apart.
/// </summary>
internal sealed class ToyMix
{
    private const uint Prime = 16777619;
    private const int Lanes = 8;

    private readonly uint[] _lanes = new uint[Lanes];

    public ToyMix()
    {
        Reset();
    }

    public void Reset()
    {
        for (int i = 0; i < Lanes; i++)
        {
            _lanes[i] = 2166136261 + ((uint)i * 0x9E3779B9);
        }
    }

    public void Add(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Add(buffer[offset + i]);
        }
    }

    public void Add(byte value)
    {
        for (int i = 0; i < Lanes; i++)
        {
            _lanes[i] = (_lanes[i] ^ value) * Prime;
        }
    }

    /// <summary>Writes the first <paramref name="count"/> bytes, at most 32, and starts again.</summary>
    public void Finish(byte[] output, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            uint lane = _lanes[i / 4];
            lane ^= lane >> 15;
            output[offset + i] = (byte)(lane >> (8 * (i % 4)));
        }

        Reset();
    }
}
