using EnigmaIoT.Gateway.Air;

namespace EnigmaIoT.Gateway.Readings;

/// <summary>
/// Decides when the status of a node is published: at most once in a period, unless its signal strength or its error rate has changed
/// much. One number a node holds what was told last.
/// </summary>
internal sealed class StatusRate
{
    /// <summary>So many dB are much.</summary>
    public const int MuchSignal = 10;

    /// <summary>So many percentage points of lost messages are much.</summary>
    public const int MuchErrors = 6;

    private const int SignalStep = 2;
    private const int ErrorStep = 2;
    private const int MaximumErrors = 31;
    private const int ErrorShift = 6;
    private const int TimeShift = 11;
    private const int SignalMask = 0x3F;
    private const int TimeMask = 0x1F;
    private const int Quarters = 4;

    private readonly int _quarterMilliseconds;

    // Signal strength in steps of 2 dB in bits 0 to 5, errors in steps of 2 points in 6 to 10, quarters of the period in 11 to 15, which
    // go round in eight periods.
    private readonly short[] _reported;

    /// <summary>Creates rates without published values.</summary>
    /// <param name="capacity">How many nodes there may be; their ids are less.</param>
    /// <param name="periodSeconds">The period, 1 or more; up to a quarter more passes.</param>
    public StatusRate(int capacity, int periodSeconds)
    {
        _quarterMilliseconds = periodSeconds * 1000 / Quarters;
        _reported = new short[capacity];
    }

    /// <summary>Determines whether the status of a node is published behind its message. If so, it counts as published.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="statistics">Its counts.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public bool IsDue(NodeEntry entry, PacketStatistics statistics, long now)
    {
        int id = entry.Id;
        int told = _reported[id];
        int time = (int)(now / _quarterMilliseconds) & TimeMask;
        int signal = (-entry.Rssi / SignalStep) & SignalMask;
        int errors = (int)(statistics.ErrorRate(id) * 100) / ErrorStep;
        errors = errors > MaximumErrors ? MaximumErrors : errors;

        // Behind a long pause the time that was noted may have gone round; whoever pauses for less comes by before it has.
        bool isDue = statistics.Received(id) <= 1
            || statistics.LastPause(id) >= (long)_quarterMilliseconds * Quarters
            || ((time - (told >> TimeShift)) & TimeMask) > Quarters
            || Distance(signal, told & SignalMask) >= MuchSignal / SignalStep
            || Distance(errors, (told >> ErrorShift) & MaximumErrors) >= MuchErrors / ErrorStep;
        if (isDue)
        {
            _reported[id] = (short)((time << TimeShift) | (errors << ErrorShift) | signal);
        }

        return isDue;
    }

    private static int Distance(int one, int other)
    {
        return one > other ? one - other : other - one;
    }
}
