namespace EnigmaIoT.Tests.Desktop.Fuzzing;

/// <summary>What is wrong with a <see cref="FaultyProgram"/>.</summary>
public enum Fault
{
    /// <summary>An exception escapes.</summary>
    Throws,

    /// <summary>It wants to be called in the past.</summary>
    ReturnsLessThanNothing,

    /// <summary>It wants to be called again at once, for ever.</summary>
    NeverRests,

    /// <summary>It does not fetch what waits for it.</summary>
    IsDeaf,

    /// <summary>It keeps a little of every call.</summary>
    Leaks,

    /// <summary>Everything looks right, and nothing is done.</summary>
    ServesNobody,
}
