using System.Globalization;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Updating;
using Spectre.Console;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>What came of the update in the main job.</summary>
/// <param name="ImageName">The image's file name.</param>
/// <param name="Image">The image.</param>
/// <param name="Progress">How far the updater came.</param>
/// <param name="Sent">At what rates its chunks went, and how many a frame; null where that is not known.</param>
/// <param name="SentAgain">Frames of chunks that the gateway sent to the node more than once.</param>
/// <param name="Duration">From the updater's start to its end.</param>
/// <param name="Before">What the node ran before.</param>
/// <param name="After">What it runs now.</param>
internal sealed record UpdateReport(
    string ImageName,
    FirmwareImage Image,
    UpdateProgress Progress,
    string? Sent,
    int SentAgain,
    TimeSpan Duration,
    NodeReport Before,
    NodeReport After)
{
    /// <summary>Gets whether the node runs exactly the image that was sent.</summary>
    public bool IsRightImage => After.Md5 == Image.Md5;

    /// <summary>Writes the report as a table.</summary>
    public void Write(TextWriter output)
    {
        Table table = new();
        table.HideHeaders().AddColumns("what", "value");
        Add(table, "Image", ImageName);
        Add(table, "Bytes", Image.Size);
        Add(table, "Chunks", Image.ChunkCount);
        Add(table, "Seconds", Math.Round(Duration.TotalSeconds, 1));
        if (Sent is not null)
        {
            Add(table, "Chunks sent", Sent);
        }

        Add(table, "Chunks re-sent", $"{SentAgain} by the gateway, {Progress.Resent} by the updater");
        Add(table, "MD5 expected", Image.Md5);
        Add(table, "MD5 found", After.Md5);
        Add(table, "Slot before", Before.Slot);
        Add(table, "Slot after", After.Slot);
        Add(table, "Version before", Before.Version);
        Add(table, "Version after", After.Version);
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(table);
    }

    private static void Add(Table table, string what, IFormattable value)
    {
        Add(table, what, value.ToString(null, CultureInfo.InvariantCulture));
    }

    private static void Add(Table table, string what, string value)
    {
        table.AddRow(Markup.Escape(what), Markup.Escape(value));
    }
}
