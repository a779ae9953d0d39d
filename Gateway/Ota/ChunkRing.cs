using EnigmaIoT.Shared.Ota;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>
/// The chunks of an update that the publisher has given and the node has not confirmed: indices <see cref="First"/> to
/// <see cref="Last"/>, each with its bytes and where it stands.
/// </summary>
public sealed class ChunkRing
{
    /// <summary>Chunks that fit in: 38 x 212 bytes, 8 KB for each running update.</summary>
    public const int Capacity = 38;

    /// <summary>The chunks' bytes, each at its <see cref="Offset"/>.</summary>
    public readonly byte[] Bytes = new byte[Capacity * OtaLimits.ChunkCount];

    private readonly byte[] _counts = new byte[Capacity];
    private readonly byte[] _states = new byte[Capacity];
    private readonly int[] _orders = new int[Capacity];

    /// <summary>Makes an empty ring that starts with chunk 1.</summary>
    public ChunkRing()
    {
        Restart(1);
    }

    /// <summary>Gets the index of the first chunk that is kept, or would be.</summary>
    public int First { get; private set; }

    /// <summary>Gets the index of the last chunk that is kept; <see cref="First"/> - 1 where none is.</summary>
    public int Last { get; private set; }

    /// <summary>Gets whether no further chunk fits in.</summary>
    public bool IsFull
    {
        get { return Last - First + 1 == Capacity; }
    }

    /// <summary>Gets how many more chunks fit in.</summary>
    public int Room
    {
        get { return Capacity - (Last - First + 1); }
    }

    /// <summary>Gives up what is kept; the next chunk is <paramref name="index"/>.</summary>
    public void Restart(int index)
    {
        First = index;
        Last = index - 1;
    }

    /// <summary>Gets where in <see cref="Bytes"/> a chunk that is kept starts, or where the next one goes.</summary>
    public int Offset(int index)
    {
        return index % Capacity * OtaLimits.ChunkCount;
    }

    /// <summary>Gets how many bytes a chunk has.</summary>
    public int Count(int index)
    {
        return _counts[index % Capacity];
    }

    /// <summary>Keeps the next chunk, whose bytes were just put into its place.</summary>
    public void Append(int count)
    {
        Last++;
        _counts[Last % Capacity] = (byte)count;
        _states[Last % Capacity] = ChunkState.Waiting;
        _orders[Last % Capacity] = 0;
    }

    /// <summary>Forgets all chunks before <paramref name="index"/>: the node holds them.</summary>
    public void ReleaseBefore(int index)
    {
        First = index > Last + 1 ? Last + 1 : index > First ? index : First;
    }

    /// <summary>Gets where a chunk stands: a <see cref="ChunkState"/>.</summary>
    public byte State(int index)
    {
        return _states[index % Capacity];
    }

    /// <summary>Sets where a chunk stands.</summary>
    public void SetState(int index, byte state)
    {
        _states[index % Capacity] = state;
    }

    /// <summary>Gets when a chunk was sent, as a rank among all sendings of the update.</summary>
    public int Order(int index)
    {
        return _orders[index % Capacity];
    }

    /// <summary>Sets when a chunk was sent.</summary>
    public void SetOrder(int index, int order)
    {
        _orders[index % Capacity] = order;
    }
}
