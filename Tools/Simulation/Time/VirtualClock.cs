using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Time;

/// <summary>A board's clock: counts from the board's last start.</summary>
public sealed class VirtualClock : IClock
{
    private readonly Scheduler _scheduler;
    private long _start;

    /// <summary>Creates a clock that starts now.</summary>
    /// <param name="scheduler">Where time comes from.</param>
    /// <param name="unixEpoch">See <see cref="UnixEpoch"/>.</param>
    public VirtualClock(Scheduler scheduler, long unixEpoch = 0)
    {
        _scheduler = scheduler;
        UnixEpoch = unixEpoch;
        Restart();
    }

    /// <summary>
    /// Gets or sets the Unix time in microseconds at which the simulation began; 0 while the board does not know the
    /// time.
    /// </summary>
    public long UnixEpoch { get; set; }

    /// <inheritdoc/>
    public long Milliseconds => (_scheduler.Now - _start) / 1000;

    /// <inheritdoc/>
    public long UnixMicroseconds => UnixEpoch == 0 ? 0 : UnixEpoch + _scheduler.Now;

    /// <summary>Starts again at 0.</summary>
    public void Restart()
    {
        _start = _scheduler.Now;
    }
}
