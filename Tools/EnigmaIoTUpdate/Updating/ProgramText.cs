using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;

namespace EnigmaIoT.Update.Updating;

/// <summary>What a node runs, and what it is sent, in words.</summary>
internal static class ProgramText
{
    /// <summary>Says what the node runs and what it is sent.</summary>
    /// <param name="node">How the node is called.</param>
    /// <param name="running">What it runs; null where it does not tell.</param>
    /// <param name="image">What it is sent.</param>
    /// <returns>Null where neither is known.</returns>
    public static string? Compare(string node, ProgramNotice? running, FirmwareImage image)
    {
        string? before = running?.Text;
        string? sent = Sent(running, image);
        return (before, sent) switch
        {
            (null, null) => null,
            (null, _) => $"{node} is sent {sent}.",
            (_, null) => $"{node} runs {before}.",
            _ => $"{node} runs {before} and is sent {sent}.",
        };
    }

    // The program's name is worth a word only where it changes.
    private static string? Sent(ProgramNotice? running, FirmwareImage image)
    {
        ImageReport report = image.Report;
        if (report.Version is not { } version)
        {
            return report.Program;
        }

        bool isSameProgram = report.Program is null || (report.Program == running?.Name && running.Version is not null);
        return isSameProgram ? running is null ? $"version {version}" : version : $"{report.Program} {version}";
    }
}
