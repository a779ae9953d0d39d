using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>The time of a lane, one for all its boards. It goes on only where the lane says so.</summary>
internal sealed class FuzzClock : IClock
{
    private const long Epoch = 1_700_000_000_000_000;

    public long Milliseconds { get; private set; } = 1000;

    public long UnixMicroseconds => KnowsTheDate ? Epoch + (Milliseconds * 1000) : 0;

    /// <summary>Gets or sets whether SNTP has answered.</summary>
    public bool KnowsTheDate { get; set; } = true;

    /// <summary>Advances the time.</summary>
    public void Advance(long milliseconds)
    {
        Milliseconds += milliseconds;
    }
}
