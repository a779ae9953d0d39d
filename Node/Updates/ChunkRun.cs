using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Node.Updates;

/// <summary>
/// Collects chunks of an image that follow each other, and has them written together: each write costs a call into native code and, at
/// the flash, the programming of whole pages.
/// </summary>
internal sealed class ChunkRun
{
    /// <summary>Chunks that are written together: 1,696 bytes, less than half a sector.</summary>
    public const int MaximumChunks = DeltaIntake.MaximumChunks;

    /// <summary>Room for eight chunks: of a run or, while a delta comes, of that.</summary>
    public readonly byte[] Buffer = new byte[MaximumChunks * OtaLimits.ChunkCount];

    private readonly SlotWriter _slots;
    private int _first;
    private int _count;

    /// <summary>Creates an empty run.</summary>
    public ChunkRun(SlotWriter slots)
    {
        _slots = slots;
    }

    /// <summary>Takes a chunk; it may reach the flash later, but before <see cref="Flush"/> returns.</summary>
    /// <returns>False where the flash did not take it, or those before it.</returns>
    public bool Add(int index, byte[] buffer, int offset, int count)
    {
        if (index != _first + (_count / OtaLimits.ChunkCount) && !Flush())
        {
            return false;
        }

        if (_count == 0)
        {
            _first = index;
        }

        Array.Copy(buffer, offset, Buffer, _count, count);
        _count += count;
        return _count < Buffer.Length || Flush();
    }

    /// <summary>Writes what was collected.</summary>
    /// <returns>False where the flash did not take it.</returns>
    public bool Flush()
    {
        int count = _count;
        _count = 0;
        return count == 0 || _slots.Write((_first - 1) * OtaLimits.ChunkCount, Buffer, 0, count) == SlotResult.Ok;
    }
}
