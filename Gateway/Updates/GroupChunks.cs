using System;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// The chunks of an update of many that wait to be broadcast, first in, first out: 36 at the most. The publisher is asked for no more
/// than there is room for.
/// </summary>
internal sealed class GroupChunks
{
    /// <summary>How many fit in.</summary>
    public const int Capacity = GatewayConfig.MaximumChunksAhead;

    private readonly byte[] _bytes = new byte[Capacity * OtaLimits.ChunkCount];
    private readonly ushort[] _indices = new ushort[Capacity];
    private readonly byte[] _counts = new byte[Capacity];
    private int _first;

    /// <summary>Gets how many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the index of the first one that waits.</summary>
    public int FirstIndex
    {
        get { return _indices[_first]; }
    }

    /// <summary>Adds a chunk, for which there is room.</summary>
    public void Add(int index, byte[] buffer, int offset, int count)
    {
        int place = (_first + Count) % Capacity;
        Array.Copy(buffer, offset, _bytes, place * OtaLimits.ChunkCount, count);
        _indices[place] = (ushort)index;
        _counts[place] = (byte)count;
        Count++;
    }

    /// <summary>Copies the bytes of the first one.</summary>
    /// <returns>Their number.</returns>
    public int CopyFirst(byte[] buffer, int offset)
    {
        Array.Copy(_bytes, _first * OtaLimits.ChunkCount, buffer, offset, _counts[_first]);
        return _counts[_first];
    }

    /// <summary>Removes the first one.</summary>
    public void RemoveFirst()
    {
        _first = (_first + 1) % Capacity;
        Count--;
    }
}
