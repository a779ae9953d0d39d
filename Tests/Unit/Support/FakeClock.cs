using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class FakeClock : IClock
{
    /// <inheritdoc/>
    public long Milliseconds { get; set; }

    /// <inheritdoc/>
    public long UnixMicroseconds { get; set; }

    /// <summary>Advances the time. An unknown Unix time (0) stays unknown.</summary>
    public void Advance(long milliseconds)
    {
        Milliseconds += milliseconds;
        if (UnixMicroseconds != 0)
        {
            UnixMicroseconds += milliseconds * 1000;
        }
    }
}
