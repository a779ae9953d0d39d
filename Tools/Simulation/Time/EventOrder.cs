namespace EnigmaIoT.Simulation.Time;

/// <summary>Orders events by time, and those of one time by when they were queued.</summary>
internal readonly record struct EventOrder(long Time, long Number) : IComparable<EventOrder>
{
    /// <inheritdoc/>
    public int CompareTo(EventOrder other)
    {
        return Time != other.Time ? Time.CompareTo(other.Time) : Number.CompareTo(other.Number);
    }
}
