namespace EnigmaIoT.Tests.Desktop.ShortMemory;

/// <summary>
/// Called by the firmware of <see cref="FaultContext"/> before each instruction that takes memory on a board: an object, an array, a text and,
/// since nanoCLR takes its stack frames from the same heap, a call. There the memory may be lacking.
/// </summary>
public static class FaultPoint
{
    private static bool _isArmed;
    private static int _depth;
    private static int _point;
    private static int _count;

    /// <summary>Gets how many points were passed since <see cref="Set"/>.</summary>
    public static int Passed { get; private set; }

    /// <summary>Gets where the memory was lacking first; null where it was not.</summary>
    public static string? Where { get; private set; }

    /// <summary>Forgets what was passed, and sets where the memory is lacking.</summary>
    /// <param name="point">The first such point, from 1 on.</param>
    /// <param name="count">How many there are in a row.</param>
    public static void Set(int point, int count)
    {
        _point = point;
        _count = count;
        _depth = 0;
        Passed = 0;
        Where = null;
    }

    /// <summary>Counts points from now on, or no more.</summary>
    /// <param name="isArmed">Whether they count.</param>
    public static void Arm(bool isArmed)
    {
        _isArmed = isArmed;
    }

    /// <summary>A pump is called: what it does counts, and what tests do between its calls does not.</summary>
    public static void Enter()
    {
        _depth++;
    }

    /// <summary>A pump has returned.</summary>
    public static void Leave()
    {
        _depth--;
    }

    /// <summary>A point is passed.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory at this one.</exception>
    public static void Pass()
    {
        if (!_isArmed || _depth == 0 || ++Passed < _point || Passed - _point >= _count)
        {
            return;
        }

        Where ??= string.Join('\n', Environment.StackTrace.Split('\n').Where(line => line.Contains("EnigmaIoT", StringComparison.Ordinal)).Skip(1).Take(6));
        throw new OutOfMemoryException();
    }
}
