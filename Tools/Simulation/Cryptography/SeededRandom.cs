using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Cryptography;

/// <summary>
/// The same bytes for the same seed, so that a run can be repeated. Keys made of them protect nothing.
/// </summary>
public sealed class SeededRandom : IRandom
{
    private readonly Random _random;

    /// <summary>Starts the sequence of a seed.</summary>
    public SeededRandom(int seed)
    {
        _random = new Random(seed);
    }

    /// <inheritdoc/>
    public void Fill(byte[] buffer, int offset, int count)
    {
        _random.NextBytes(buffer.AsSpan(offset, count));
    }
}
