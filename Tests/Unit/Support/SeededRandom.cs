using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>The same bytes for the same seed (xorshift, 32 bits).</summary>
public sealed class SeededRandom : IRandom
{
    private uint _state;

    /// <summary>Starts at a seed; 0 counts as 1, because xorshift never leaves 0.</summary>
    public SeededRandom(uint seed)
    {
        _state = seed == 0 ? 1 : seed;
    }

    /// <inheritdoc/>
    public void Fill(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            buffer[offset + i] = (byte)(_state >> 8);
        }
    }
}
