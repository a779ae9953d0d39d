using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>Deep sleep of a virtual board, with its RTC memory and its RTC.</summary>
/// <param name="board">The board.</param>
/// <param name="scheduler">Its time.</param>
public sealed class VirtualSleep(VirtualBoard board, Scheduler scheduler) : IDeepSleep
{
    /// <summary>Bytes that the native part keeps (portable/RetainedRecord.h).</summary>
    public const int Capacity = 160;

    /// <inheritdoc/>
    public long Milliseconds => scheduler.Now / 1000;

    /// <inheritdoc/>
    public int Take(byte[] record)
    {
        byte[]? kept = board.HasWoken ? board.RtcMemory : null;
        board.RtcMemory = null;
        if (kept is null || kept.Length > record.Length)
        {
            return 0;
        }

        kept.CopyTo(record, 0);
        return kept.Length;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The record is larger than the RTC memory.</exception>
    public void Sleep(byte[] record, int count, long milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Capacity);
        board.RtcMemory = count == 0 ? null : record[..count];
        board.DeepSleep(milliseconds);
    }
}
