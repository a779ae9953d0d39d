namespace EnigmaIoT.Shared.Retrying;

/// <summary>Pauses between attempts that double up to a limit.</summary>
public sealed class Backoff
{
    private readonly int _first;
    private readonly int _longest;
    private int _next;

    /// <summary>Creates one whose next pause is the first.</summary>
    /// <param name="first">The first pause in milliseconds, 1 or more.</param>
    /// <param name="longest">The longest one, at least the first.</param>
    public Backoff(int first, int longest)
    {
        _first = first;
        _longest = longest;
        _next = first;
    }

    /// <summary>Creates one for a device of many that begin together, as behind a power cut.</summary>
    /// <param name="first">The first pause in milliseconds, 1 or more.</param>
    /// <param name="longest">The longest one, at least the first.</param>
    /// <param name="spread">By how many 1,024ths its pauses are longer, 0 to 1,024: another number for each device keeps them apart.</param>
    public Backoff(int first, int longest, int spread)
    {
        _first = first + (int)((long)first * spread / 1024);
        _longest = longest + (int)((long)longest * spread / 1024);
        _next = _first;
    }

    /// <summary>Returns the pause after one more failure, in milliseconds.</summary>
    public int Next()
    {
        int pause = _next;
        _next = pause > _longest - pause ? _longest : pause * 2;
        return pause;
    }

    /// <summary>An attempt succeeded: starts over.</summary>
    public void Reset()
    {
        _next = _first;
    }
}
