namespace EnigmaIoT.Gateway.Updates;

/// <summary>What a <see cref="RateLadder"/> does just now.</summary>
internal enum RateState : byte
{
    /// <summary>Frames go at the rate in use, until enough were acknowledged in a row.</summary>
    Holding,

    /// <summary>The next frame goes at the rate above it.</summary>
    ProbeDue,

    /// <summary>It is under way; the others go on at the rate in use.</summary>
    Probing,
}
