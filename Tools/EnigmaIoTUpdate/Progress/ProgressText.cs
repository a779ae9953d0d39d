using System.Globalization;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Progress;

/// <summary>Words and numbers of the displays.</summary>
internal static class ProgressText
{
    /// <summary>What is sent.</summary>
    /// <param name="image">The image.</param>
    public static string Describe(FirmwareImage image) => string.Create(
        CultureInfo.InvariantCulture, $"Firmware: {image.Size:N0} bytes, chunks: {image.ChunkCount}, MD5: {image.Md5}");

    /// <summary>A phase in words.</summary>
    /// <param name="phase">The phase.</param>
    public static string Describe(UpdatePhase phase) => phase switch
    {
        UpdatePhase.Connecting => "Connecting to the broker",
        UpdatePhase.Waking => "Asking the node to stay awake",
        UpdatePhase.Starting => "Announcing the image",
        UpdatePhase.Sending => "Sending chunks",
        UpdatePhase.Checking => "All chunks are sent; waiting for the node's check",
        UpdatePhase.Writing => "MD5 right, node is writing",
        UpdatePhase.Restarting => "Written; waiting for the node to come back (Ctrl+C ends the wait)",
        _ => phase.ToString(),
    };

    /// <summary>A phase in one word, for a bar that must fit on a line.</summary>
    /// <param name="phase">The phase.</param>
    public static string Label(UpdatePhase phase) => phase.ToString();

    /// <summary>Chunks, rate, time left, chunks sent again.</summary>
    /// <param name="progress">How far the update is.</param>
    public static string Numbers(UpdateProgress progress)
    {
        string left = progress.Left is { } span
            ? string.Create(CultureInfo.InvariantCulture, $", {Math.Ceiling(span.TotalSeconds):0} s left")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Chunk}/{progress.ChunkCount}, {progress.BytesPerSecond / 1000:0.0} kB/s{left}, "
            + $"{progress.Resent} resent");
    }
}
