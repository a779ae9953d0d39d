namespace EnigmaIoT.Firmware.Commands;

/// <summary>The exit codes of the command line.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A file cannot be used, or parts do not fit together.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;
}
