namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// How many key agreements the gateway makes: 5 a second, and 8 at once after a quiet time. Each takes two X25519 operations,
/// tens of milliseconds on a board, in which no other frame is handled. 35 nodes that come back at once spread their hellos
/// over 5 s.
/// </summary>
public sealed class AgreementBudget
{
    /// <summary>The pause, in milliseconds, between two agreements under load.</summary>
    public const int PauseMilliseconds = 200;

    /// <summary>The number of agreements that may follow each other at once.</summary>
    public const int Burst = 8;

    private long _usedUntil;

    /// <summary>Determines whether there is an agreement left.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public bool IsLeft(long now)
    {
        return _usedUntil - now <= (Burst - 1) * PauseMilliseconds;
    }

    /// <summary>Takes an agreement.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public void Take(long now)
    {
        _usedUntil = (_usedUntil > now ? _usedUntil : now) + PauseMilliseconds;
    }
}
