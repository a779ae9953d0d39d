using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Simulator.Options;

/// <summary>
/// The exit codes of the command line, as <c>docs/simulator.md</c> lists them. Up to 10 they are the updater's.
/// </summary>
public static class ExitCode
{
    /// <summary>The node restarted into exactly the image that was sent; or Ctrl+C ended a program that runs until then.</summary>
    public const int Done = 0;

    /// <summary>The port that is to be listened on is in use, or this user may not listen on it.</summary>
    public const int Port = 11;

    /// <summary>The nodes did not register in time, or one did not come back after its update.</summary>
    public const int NotRegistered = 12;

    /// <summary>The node runs something else than what was sent.</summary>
    public const int WrongImage = 13;

    /// <summary>The fuzzer found something.</summary>
    public const int FuzzFound = 14;

    /// <summary>A fault of the simulator itself.</summary>
    public const int Internal = Update.Commands.ExitCode.Internal;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = Update.Commands.ExitCode.Usage;

    /// <summary>The image, or the folder for the boards' flash, cannot be used.</summary>
    public const int File = Update.Commands.ExitCode.File;

    /// <summary>The broker cannot be reached, or refuses.</summary>
    public const int BrokerUnreachable = Update.Commands.ExitCode.BrokerUnreachable;

    /// <summary>A certificate or a key for the broker cannot be used.</summary>
    public const int Tls = Update.Commands.ExitCode.Tls;

    /// <summary>Ctrl+C ended the main job.</summary>
    public const int Cancelled = Update.Commands.ExitCode.Cancelled;

    /// <summary>The exit code of an update.</summary>
    public static int Of(UpdateOutcome outcome)
    {
        return Update.Commands.ExitCode.Of(outcome);
    }
}
