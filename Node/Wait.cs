namespace EnigmaIoT.Node;

/// <summary>How long the pump may wait, in milliseconds.</summary>
internal static class Wait
{
    /// <summary>While nothing is due.</summary>
    public const int Longest = 1000;

    /// <summary>While something waits for the radio or the scan.</summary>
    public const int Short = 10;

    /// <summary>Returns how long to wait for a time.</summary>
    /// <returns>1 to <see cref="Longest"/>.</returns>
    public static int Until(long due, long now)
    {
        long left = due - now;
        return left < 1 ? 1 : left > Longest ? Longest : (int)left;
    }

    /// <summary>Tells the shorter one.</summary>
    public static int Shorter(int left, int right)
    {
        return left < right ? left : right;
    }
}
