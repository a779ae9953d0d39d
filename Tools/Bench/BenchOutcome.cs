using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Bench;

/// <summary>How an update ended, in words.</summary>
internal static class BenchOutcome
{
    /// <summary>The node runs exactly the image.</summary>
    public const string Right = "MD5 right";

    /// <summary>The end was told, but the node does not run the image.</summary>
    public const string Wrong = "failed: told an end, runs another image";

    /// <summary>Names a final status that is not success.</summary>
    /// <param name="status">The status; null where none came.</param>
    public static string Of(OtaStatus? status)
    {
        return status switch
        {
            null => "failed: no end",
            OtaStatus.StartError => "failed: start error",
            OtaStatus.CheckFailed => "failed: check failed",
            OtaStatus.Timeout => "failed: timeout",
            _ => $"failed: status {(int)status}",
        };
    }
}
