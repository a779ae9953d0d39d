using System;

namespace EnigmaIoT.Shared.Updates;

/// <summary>A set of an image's chunks: a bit for each, 590 bytes for an image of 1 MB.</summary>
public sealed class ChunkSet
{
    private readonly byte[] _bits;

    /// <summary>Creates an empty set.</summary>
    /// <param name="chunks">Number of chunks of the image, 1 or more.</param>
    public ChunkSet(int chunks)
    {
        Chunks = chunks;
        _bits = new byte[(chunks + 7) / 8];
    }

    /// <summary>Gets the number of chunks of the image.</summary>
    public int Chunks { get; }

    /// <summary>Determines whether a chunk is in the set.</summary>
    /// <param name="index">1 to <see cref="Chunks"/>.</param>
    public bool Contains(int index)
    {
        return (_bits[(index - 1) >> 3] & (1 << ((index - 1) & 7))) != 0;
    }

    /// <summary>Adds a chunk.</summary>
    /// <param name="index">1 to <see cref="Chunks"/>.</param>
    public void Add(int index)
    {
        _bits[(index - 1) >> 3] |= (byte)(1 << ((index - 1) & 7));
    }

    /// <summary>Empties the set.</summary>
    public void Clear()
    {
        Array.Clear(_bits, 0, _bits.Length);
    }

    /// <summary>Finds the first chunk from one on that is in the set.</summary>
    /// <param name="index">Where to start, 1 or more.</param>
    /// <returns>One more than the image has where there is none.</returns>
    public int Next(int index)
    {
        return Find(index, 0);
    }

    /// <summary>Finds the first chunk from one on that is not in the set.</summary>
    /// <param name="index">Where to start, 1 or more.</param>
    /// <returns>One more than the image has where there is none.</returns>
    public int NextOutside(int index)
    {
        return Find(index, 0xFF);
    }

    /// <summary>Counts the chunks that are in the set.</summary>
    public int Count()
    {
        int count = 0;
        for (int i = 0; i < _bits.Length; i++)
        {
            for (int bits = _bits[i]; bits != 0; bits &= bits - 1)
            {
                count++;
            }
        }

        return count;
    }

    // Whole bytes of chunks that are not looked for are passed over.
    private int Find(int index, byte passed)
    {
        while (index <= Chunks)
        {
            int bits = _bits[(index - 1) >> 3] ^ passed;
            if (bits == 0)
            {
                index = ((index - 1) | 7) + 2;
            }
            else if ((bits & (1 << ((index - 1) & 7))) != 0)
            {
                return index;
            }
            else
            {
                index++;
            }
        }

        return Chunks + 1;
    }
}
