using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// The chunks of an update that the publisher has given and the node has not confirmed: indices <see cref="First"/> to
/// <see cref="Last"/>, each with its bytes and where it stands. What the node holds out of order keeps its index here, and gives
/// its bytes back.
/// </summary>
public sealed class ChunkRing
{
    /// <summary>Chunks whose bytes fit in where memory is short: 36 x 212 bytes, 7.6 KB for each running update.</summary>
    public const int Capacity = GatewayConfig.MaximumChunksAhead;

    /// <summary>
    /// The most chunks whose bytes fit in, and the most indices from <see cref="First"/> to <see cref="Last"/> of any ring. A small one
    /// has two for each chunk: what a node may hold out of order, and what is there behind that.
    /// </summary>
    public const int Span = 64;

    private const byte NoPlace = 0xFF;

    /// <summary>The chunks' bytes, each at its <see cref="Offset"/>.</summary>
    public readonly byte[] Bytes;

    private readonly int _span;
    private readonly int _free;

    // Of each index its place among the bytes, their number and its state, each kind behind the other; then the places that are free.
    private readonly byte[] _table;
    private readonly int[] _orders;
    private int _freeCount;
    private int _first;
    private int _last;

    /// <summary>Creates an empty ring.</summary>
    /// <param name="places">For how many chunks it has bytes, at most <see cref="Span"/>.</param>
    public ChunkRing(int places = Capacity)
    {
        Places = places;
        Bytes = new byte[places * OtaLimits.ChunkCount];
        _span = Places < Span / 2 ? 2 * Places : Span;
        _free = 3 * _span;
        _table = new byte[_free + places];
        _orders = new int[_span];
        Restart(1);
    }

    /// <summary>Gets for how many chunks it has bytes.</summary>
    public int Places { get; }

    /// <summary>Gets whether it has bytes for more chunks than a node's radio holds frames while its flash is erased.</summary>
    public bool IsLarge
    {
        get { return Places > Capacity; }
    }

    /// <summary>Gets the index of the first chunk that is kept, or would be.</summary>
    public int First
    {
        get { return _first; }
    }

    /// <summary>Gets the index of the last chunk that is kept; <see cref="First"/> - 1 where none is.</summary>
    public int Last
    {
        get { return _last; }
    }

    /// <summary>Gets whether no further chunk fits in.</summary>
    public bool IsFull
    {
        get { return Room == 0; }
    }

    /// <summary>Gets how many more chunks fit in.</summary>
    public int Room
    {
        get
        {
            int indices = _span - (Last - First + 1);
            return indices < _freeCount ? indices : _freeCount;
        }
    }

    /// <summary>Gets whether the bytes of a chunk are gone that a node without memory of it would need.</summary>
    public bool HasGaps
    {
        get { return Last - First + 1 > Places - _freeCount; }
    }

    /// <summary>Drops all chunks. The next one is <paramref name="index"/>.</summary>
    public void Restart(int index)
    {
        int places = Places;
        for (int i = 0; i < places; i++)
        {
            _table[_free + i] = (byte)i;
        }

        _first = index;
        _last = index - 1;
        _freeCount = places;
    }

    /// <summary>Gets where in <see cref="Bytes"/> a chunk that is kept starts, or where the next one goes.</summary>
    public int Offset(int index)
    {
        return (index > Last ? _table[_free + _freeCount - 1] : _table[index % _span]) * OtaLimits.ChunkCount;
    }

    /// <summary>Gets how many bytes a chunk has.</summary>
    public int Count(int index)
    {
        return _table[_span + (index % _span)];
    }

    /// <summary>Keeps the next chunk, whose bytes were just put into its place.</summary>
    public void Append(int count)
    {
        // Nothing is called, for which there might be no memory.
        _last++;
        _freeCount--;
        int place = _last % _span;
        _table[place] = _table[_free + _freeCount];
        _table[_span + place] = (byte)count;
        _table[(2 * _span) + place] = (byte)ChunkState.Waiting;
        _orders[place] = 0;
    }

    /// <summary>Forgets all chunks before <paramref name="index"/>: the node holds them.</summary>
    public void ReleaseBefore(int index)
    {
        while (_first < index && _first <= _last)
        {
            FreePlace(_first);
            _first++;
        }
    }

    /// <summary>Gets where a chunk stands.</summary>
    public ChunkState State(int index)
    {
        return (ChunkState)_table[(2 * _span) + (index % _span)];
    }

    /// <summary>Sets where a chunk stands; the node holds none of those, so its bytes are kept.</summary>
    public void SetState(int index, ChunkState state)
    {
        _table[(2 * _span) + (index % _span)] = (byte)state;
    }

    /// <summary>The node holds a chunk out of order: its bytes are given back.</summary>
    public void SetHeld(int index)
    {
        SetState(index, ChunkState.Held);
        FreePlace(index);
    }

    /// <summary>Gets when a chunk was sent, as a rank among all sendings of the update.</summary>
    public int Order(int index)
    {
        return _orders[index % _span];
    }

    /// <summary>Sets when a chunk was sent.</summary>
    public void SetOrder(int index, int order)
    {
        _orders[index % _span] = order;
    }

    private void FreePlace(int index)
    {
        byte place = _table[index % _span];
        if (place != NoPlace)
        {
            _table[index % _span] = NoPlace;
            _table[_free + _freeCount] = place;
            _freeCount++;
        }
    }
}
