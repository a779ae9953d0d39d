namespace EnigmaIoT.Shared.Ports;

/// <summary>Levels of <see cref="ILog"/>.</summary>
public static class LogLevel
{
    /// <summary>What happened in the ordinary course: a node registered, an update ended.</summary>
    public const int Information = 0;

    /// <summary>Bad input, or something that will be tried again.</summary>
    public const int Warning = 1;

    /// <summary>Something that a person has to look at.</summary>
    public const int Error = 2;
}
