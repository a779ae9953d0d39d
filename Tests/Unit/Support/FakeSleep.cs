using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>Deep sleep that a test ends.</summary>
public sealed class FakeSleep : IDeepSleep
{
    private readonly FakeClock _clock;

    /// <summary>Creates a board that is awake.</summary>
    public FakeSleep(FakeClock clock)
    {
        _clock = clock;
    }

    /// <inheritdoc/>
    public long Milliseconds
    {
        get { return _clock.Milliseconds; }
    }

    /// <summary>Gets or sets what was kept; null for nothing.</summary>
    public byte[] Kept { get; set; }

    /// <summary>Gets whether the board was sent to sleep.</summary>
    public bool IsAsleep { get; private set; }

    /// <summary>Gets for how long, 0 for ever.</summary>
    public long Duration { get; private set; }

    /// <inheritdoc/>
    public int Take(byte[] record)
    {
        byte[] kept = Kept;
        Kept = null;
        IsAsleep = false;
        if (kept == null)
        {
            return 0;
        }

        Array.Copy(kept, 0, record, 0, kept.Length);
        return kept.Length;
    }

    /// <inheritdoc/>
    public void Sleep(byte[] record, int count, long milliseconds)
    {
        IsAsleep = true;
        Duration = milliseconds;
        Kept = new byte[count];
        Array.Copy(record, 0, Kept, 0, count);
    }
}
