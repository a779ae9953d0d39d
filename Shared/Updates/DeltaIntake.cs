using System;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// Brings the chunks of a delta into order and to the slot, which makes the image of it while it arrives: the same for node and gateway.
/// Chunks that came before their turn, and those that the slot has no time for yet, wait here: eight.
/// </summary>
public sealed class DeltaIntake
{
    /// <summary>Chunks that may wait: one that is next, and a window behind it.</summary>
    public const int MaximumChunks = 8;

    /// <summary>Bytes of the room that they take.</summary>
    public const int RingCount = MaximumChunks * OtaLimits.ChunkCount;

    private readonly SlotWriter _slots;
    private readonly OtaOffer _offer;
    private readonly byte[] _ring;
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
    }

    /// <summary>Gets the first chunk that the slot has not taken wholly.</summary>
    public int Next { get; private set; }

    /// <summary>Determines whether there is room for a chunk that is not held.</summary>
    public bool HasRoom(int index)
    {
        return index < Next + MaximumChunks;
    }

    /// <summary>Keeps a chunk for which there is room.</summary>
    public void Add(int index, byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _ring, Place(index), count);
    }

    /// <summary>Passes chunks to the slot, which writes once, at most.</summary>
    /// <param name="end">The first chunk that is missing.</param>
    /// <returns>False where it does not take the delta.</returns>
    public bool Work(int end)
    {
        while (Next < end)
        {
            int count = OtaLimits.BytesOfChunk(_offer.Size, Next) - _taken;
            int taken = _slots.WriteDelta(_ring, Place(Next) + _taken, count);
            if (taken < 0)
            {
                return false;
            }

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

    private static int Place(int index)
    {
        return index % MaximumChunks * OtaLimits.ChunkCount;
    }
}
