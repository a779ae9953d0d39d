using System;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// Brings the chunks of a delta into order and to the slot, which makes the image of it while it arrives: the same for node and gateway.
/// Chunks that came before their turn, and those for which the slot has no room yet, wait here: eight. Those behind them wait in native
/// memory, where the slot has any.
/// </summary>
public sealed class DeltaIntake
{
    /// <summary>Chunks that may wait here: one that is next, and seven behind it.</summary>
    public const int MaximumChunks = 8;

    /// <summary>Bytes of the room that they take.</summary>
    public const int RingCount = MaximumChunks * OtaLimits.ChunkCount;

    /// <summary>Writes in a row: some 7 ms, in which two frames come.</summary>
    private const int MaximumWrites = 5;

    private readonly SlotWriter _slots;
    private readonly OtaOffer _offer;
    private readonly byte[] _ring;

    // Bytes for which the slot has room where nothing waits there, and for which it has room now.
    private readonly int _all;
    private int _room;
    private int _taken;

    /// <summary>Creates an intake for a delta for which the slot is open.</summary>
    /// <param name="slots">The slot.</param>
    /// <param name="offer">What was offered.</param>
    /// <param name="done">How many bytes of the delta's start are not needed again, less than all.</param>
    /// <param name="ring">Room for as many chunks as may wait: <see cref="RingCount"/> bytes.</param>
    public DeltaIntake(SlotWriter slots, OtaOffer offer, int done, byte[] ring)
    {
        _slots = slots;
        _offer = offer;
        _ring = ring;
        Next = (done / OtaLimits.ChunkCount) + 1;
        _taken = done % OtaLimits.ChunkCount;
        int room = slots.WriteDelta(ring, 0, 0);
        _all = room > 0 ? room : 0;
        _room = _all;
    }

    /// <summary>Creates an intake for a delta that the slot keeps, all of it: what is left is to make the image.</summary>
    /// <param name="slots">The slot.</param>
    /// <param name="offer">What was offered.</param>
    /// <param name="ring">Is not changed.</param>
    public DeltaIntake(SlotWriter slots, OtaOffer offer, byte[] ring)
    {
        _slots = slots;
        _offer = offer;
        _ring = ring;
        Next = offer.Chunks + 1;
        _all = 1;
    }

    /// <summary>Gets the first chunk that the slot has not taken wholly.</summary>
    public int Next { get; private set; }

    /// <summary>Gets the last chunk for which there is room, where all before it come.</summary>
    public int Last
    {
        get { return ((((Next - 1) * OtaLimits.ChunkCount) + _taken + _room) / OtaLimits.ChunkCount) + MaximumChunks; }
    }

    /// <summary>
    /// Gets how many chunks behind the first missing one may be under way: 7, or 15 where the slot has memory. Of those that come behind one
    /// that was lost eight are kept, so more would be sent in vain.
    /// </summary>
    public int Window
    {
        get { return (_all > 0 ? 2 * MaximumChunks : MaximumChunks) - 1; }
    }

    /// <summary>Determines whether there is room for a chunk that is not held.</summary>
    public bool HasRoom(int index)
    {
        return index < Next + MaximumChunks;
    }

    /// <summary>Determines whether something is left to be made of the chunks before one.</summary>
    /// <param name="end">The first chunk that is missing.</param>
    public bool HasWork(int end)
    {
        return Next < end || _room < _all;
    }

    /// <summary>Keeps a chunk for which there is room.</summary>
    public void Add(int index, byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _ring, Place(index), count);
    }

    /// <summary>Passes chunks to the slot while it has room. One without memory for them writes once, at most.</summary>
    /// <param name="end">The first chunk that is missing.</param>
    /// <returns>False where it does not take the delta.</returns>
    public bool Pass(int end)
    {
        while (Next < end && (_room > 0 || _all == 0))
        {
            int count = OtaLimits.BytesOfChunk(_offer.Size, Next) - _taken;
            int taken = _slots.WriteDelta(_ring, Place(Next) + _taken, count);
            if (taken < 0)
            {
                return false;
            }

            _room -= _all == 0 ? 0 : taken;
            _taken += taken;
            if (taken < count)
            {
                return true;
            }

            Next++;
            _taken = 0;
        }

        return true;
    }

    /// <summary>Has the slot make something of what it has, with a few writes at most, and passes chunks to it.</summary>
    /// <param name="end">The first chunk that is missing.</param>
    /// <returns>False where it does not take the delta.</returns>
    public bool Work(int end)
    {
        for (int i = 0; i < MaximumWrites && _room >= 0 && _room < _all; i++)
        {
            _room = _slots.WriteDelta(_ring, 0, 0);
        }

        return _room >= 0 && Pass(end);
    }

    private static int Place(int index)
    {
        return index % MaximumChunks * OtaLimits.ChunkCount;
    }
}
