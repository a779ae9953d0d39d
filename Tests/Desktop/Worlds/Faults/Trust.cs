namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>Whose images a node takes.</summary>
internal enum Trust
{
    /// <summary>Everybody's, signed or not.</summary>
    Everybody,

    /// <summary>Those that their owner signed.</summary>
    Owner,

    /// <summary>Those that somebody else signed: none of those that are published.</summary>
    Stranger,
}
