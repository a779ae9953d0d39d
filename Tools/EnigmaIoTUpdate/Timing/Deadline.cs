namespace EnigmaIoT.Update.Timing;

/// <summary>A moment on the monotonic clock.</summary>
internal readonly struct Deadline
{
    private readonly long _ticks;

    private Deadline(long ticks)
    {
        _ticks = ticks;
    }

    /// <summary>What is left, never negative.</summary>
    public TimeSpan Left => TimeSpan.FromMilliseconds(Math.Max(0, _ticks - Environment.TickCount64));

    /// <summary>How long it has passed, never negative.</summary>
    public TimeSpan Passed => TimeSpan.FromMilliseconds(Math.Max(0, Environment.TickCount64 - _ticks));

    /// <summary>Whether it has passed.</summary>
    public bool IsOver => Environment.TickCount64 >= _ticks;

    /// <summary>The moment so far from now.</summary>
    /// <param name="span">How far.</param>
    public static Deadline In(TimeSpan span) =>
        new(Environment.TickCount64 + (long)Math.Ceiling(span.TotalMilliseconds));

    /// <summary>The earlier of two moments.</summary>
    /// <param name="first">One moment.</param>
    /// <param name="second">Another.</param>
    public static Deadline Earlier(Deadline first, Deadline second) => first._ticks <= second._ticks ? first : second;
}
