using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Node.Updates;

/// <summary>
/// Brings the chunks of a delta into order and to the slots, which make the image of it while it arrives. Chunks that came before their
/// turn, and those that the slots have no time for yet, wait here: eight.
/// </summary>
internal sealed class DeltaIntake
{
    /// <summary>Chunks that may wait: one that is next, and a window behind it.</summary>
    public const int MostChunks = 8;

    private readonly IFirmwareSlots _slots;
    private readonly ILog _log;
    private OtaOffer _offer;
    private byte[] _ring;
    private int _next;
    private int _taken;

    /// <summary>Makes an intake without a delta.</summary>
    public DeltaIntake(IFirmwareSlots slots, ILog log)
    {
        _slots = slots;
        _log = log;
    }

    /// <summary>Gets the first chunk that the slots have not taken wholly.</summary>
    public int Next
    {
        get { return _next; }
    }

    /// <summary>Opens the slot for the image that comes of a delta.</summary>
    /// <returns><see cref="OtaRefusal.Untold"/> where it is open.</returns>
    public OtaRefusal Begin(OtaOffer offer)
    {
        DeltaOffer delta = offer.Delta;
        SlotResult result = _slots.BeginDelta(delta.Kind, (int)delta.Size, delta.Md5, (int)delta.BaseSize, delta.BaseSha256);
        if (result != SlotResult.Ok)
        {
            _log.Write(LogLevel.Error, "delta refused, result " + ((int)result).ToString());
            return result == SlotResult.WrongBase ? OtaRefusal.WrongBase : OtaRefusal.NoDelta;
        }

        // Memory that only a delta takes, and only while it comes.
        _ring = new byte[MostChunks * OtaLimits.ChunkCount];
        _offer = offer;
        _next = 1;
        _taken = 0;
        return OtaRefusal.Untold;
    }

    /// <summary>Determines whether there is room for a chunk that is not held.</summary>
    public bool HasRoom(int index)
    {
        return index < _next + MostChunks;
    }

    /// <summary>Keeps a chunk for which there is room.</summary>
    public void Add(int index, byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _ring, Place(index), count);
    }

    /// <summary>Hands chunks to the slots, which write once, at most.</summary>
    /// <param name="end">The first chunk that is missing.</param>
    /// <returns>False where they do not take the delta.</returns>
    public bool Work(int end)
    {
        while (_next < end)
        {
            int count = OtaLimits.BytesOfChunk(_offer.Size, _next) - _taken;
            int taken = _slots.WriteDelta(_ring, Place(_next) + _taken, count);
            if (taken < 0)
            {
                _log.Write(LogLevel.Error, "chunk " + _next.ToString() + " of the delta was not taken, result " + (-taken).ToString());
                return false;
            }

            _taken += taken;
            if (taken < count)
            {
                return true;
            }

            _next++;
            _taken = 0;
        }

        return true;
    }

    private static int Place(int index)
    {
        return index % MostChunks * OtaLimits.ChunkCount;
    }
}
