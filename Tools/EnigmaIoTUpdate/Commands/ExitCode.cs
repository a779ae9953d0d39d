using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Commands;

/// <summary>The exit codes of the command line, as <c>docs/updater.md</c> lists them.</summary>
public static class ExitCode
{
    /// <summary>The node holds the new image.</summary>
    public const int Done = 0;

    /// <summary>A fault of the updater itself.</summary>
    public const int Internal = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The firmware file cannot be read, is empty or is too large.</summary>
    public const int File = 3;

    /// <summary>The broker cannot be reached.</summary>
    public const int BrokerUnreachable = 4;

    /// <summary>The broker refuses: user, password, rights.</summary>
    public const int BrokerRefused = 5;

    /// <summary>No secure connection.</summary>
    public const int Tls = 6;

    /// <summary>There is no such network, gateway or node, it is off, or it does not answer.</summary>
    public const int NodeSilent = 7;

    /// <summary>The gateway or the node refuses the update.</summary>
    public const int Refused = 8;

    /// <summary>The node found the image wrong, or it is not what a key signed.</summary>
    public const int CheckFailed = 9;

    /// <summary>The update stood still.</summary>
    public const int TimedOut = 10;

    /// <summary>The node took the image and rolled back to another one.</summary>
    public const int RolledBack = 11;

    /// <summary>Ended by Ctrl+C or by a signal.</summary>
    public const int Cancelled = 130;

    /// <summary>The exit code of a fault of the broker's connection.</summary>
    /// <param name="fault">The fault.</param>
    public static int Of(BrokerFault fault) => fault switch
    {
        BrokerFault.Refused => BrokerRefused,
        BrokerFault.Tls => Tls,
        _ => BrokerUnreachable,
    };

    /// <summary>The exit code of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public static int Of(UpdateOutcome outcome) => outcome switch
    {
        UpdateOutcome.Done => Done,
        UpdateOutcome.BrokerUnreachable => BrokerUnreachable,
        UpdateOutcome.BrokerRefused => BrokerRefused,
        UpdateOutcome.TlsTrouble => Tls,
        UpdateOutcome.NodeSilent => NodeSilent,
        UpdateOutcome.Refused => Refused,
        UpdateOutcome.CheckFailed => CheckFailed,
        UpdateOutcome.TimedOut => TimedOut,
        UpdateOutcome.RolledBack => RolledBack,
        UpdateOutcome.Cancelled => Cancelled,
        _ => Internal,
    };
}
