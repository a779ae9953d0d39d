namespace EnigmaIoT.Shared.Retrying;

/// <summary>Pauses between attempts that double up to a limit.</summary>
public sealed class Backoff
{
    private readonly int _first;
    private readonly int _longest;
    private int _next;

    /// <summary>Makes one whose next pause is the first.</summary>
    /// <param name="first">The first pause in milliseconds, 1 or more.</param>
    /// <param name="longest">The longest one, at least the first.</param>
    public Backoff(int first, int longest)
    {
        _first = first;
        _longest = longest;
        _next = first;
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
