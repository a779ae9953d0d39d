namespace EnigmaIoT.Shared.Ports;

/// <summary>Levels of <see cref="ILog"/>.</summary>
public enum LogLevel
{
    /// <summary>What happened in the ordinary course: a node registered, an update ended.</summary>
    Information = 0,

    /// <summary>Bad input, or something that will be tried again.</summary>
    Warning = 1,

    /// <summary>Something that a person has to look at.</summary>
    Error = 2,
}
