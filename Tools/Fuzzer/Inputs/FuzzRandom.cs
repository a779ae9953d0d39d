using System.Buffers.Binary;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>SplitMix64: fast, and the same numbers for the same seed on every machine and runtime.</summary>
/// <param name="seed">Where the sequence starts.</param>
internal sealed class FuzzRandom(ulong seed) : IRandom
{
    private ulong _state = seed;

    /// <summary>Draws 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Draws a number from 0 to one below a limit of 1 or more.</summary>
    public int Below(int limit)
    {
        return (int)(((Next() >> 32) * (uint)limit) >> 32);
    }

    /// <summary>Draws a number between two limits, both included.</summary>
    public int Between(int low, int high)
    {
        return low + Below(high - low + 1);
    }

    /// <summary>Is true once in so many draws.</summary>
    public bool OneIn(int draws)
    {
        return Below(draws) == 0;
    }

    /// <summary>Draws one of several.</summary>
    public T Of<T>(IReadOnlyList<T> choices)
    {
        return choices[Below(choices.Count)];
    }

    /// <inheritdoc/>
    public void Fill(byte[] buffer, int offset, int count)
    {
        Fill(buffer.AsSpan(offset, count));
    }

    /// <summary>Fills bytes.</summary>
    public void Fill(Span<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, Next());
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Next();
        }
    }
}
