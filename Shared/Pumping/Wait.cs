namespace EnigmaIoT.Shared.Pumping;

/// <summary>Waits in milliseconds. nanoFramework's core library has no <c>Math.Min</c>.</summary>
public static class Wait
{
    /// <summary>Returns the shorter of two waits.</summary>
    public static int Shorter(int one, int other)
    {
        return one < other ? one : other;
    }

    /// <summary>Returns for how long to wait for a time; 0 where it has come.</summary>
    /// <param name="due">The time, on the clock of <paramref name="now"/>; less than 24 days away.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public static int Until(long due, long now)
    {
        return due > now ? (int)(due - now) : 0;
    }
}
