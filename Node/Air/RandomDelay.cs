using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Node.Air;

/// <summary>The wait around a ClientHello: 1.5 s and up to 5 s more, so that nodes that start together spread out (protocol section 1).</summary>
internal sealed class RandomDelay
{
    /// <summary>The shortest wait in milliseconds.</summary>
    public const int Minimum = 1500;

    /// <summary>The range of the wait, in milliseconds.</summary>
    public const int Spread = 5000;

    private readonly IRandom _random;
    private readonly byte[] _bytes = new byte[2];

    /// <summary>Creates a source of waits.</summary>
    public RandomDelay(IRandom random)
    {
        _random = random;
    }

    /// <summary>Draws a wait in milliseconds.</summary>
    public int Next()
    {
        return Minimum + Below(Spread + 1);
    }

    /// <summary>Draws a number from 0 on.</summary>
    /// <param name="limit">One more than the largest, 1 to 65,535.</param>
    public int Below(int limit)
    {
        _random.Fill(_bytes, 0, 2);
        return LittleEndian.ReadUInt16(_bytes, 0) % limit;
    }
}
