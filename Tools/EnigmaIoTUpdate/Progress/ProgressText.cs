using System.Globalization;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Signing;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Progress;

/// <summary>Words and numbers of the displays.</summary>
internal static class ProgressText
{
    /// <summary>Characters of the longest <see cref="Label(UpdatePhase)"/>.</summary>
    public const int LabelWidth = 10;

    /// <summary>What is sent.</summary>
    /// <param name="image">The image.</param>
    public static string Describe(FirmwareImage image) => string.Create(
        CultureInfo.InvariantCulture,
        $"Firmware: {image.Size:N0} bytes, chunks: {image.ChunkCount}, MD5: {image.Md5}, {SignatureText.Of(image.Report.Trailer)}");

    /// <summary>A phase in words.</summary>
    /// <param name="phase">The phase.</param>
    public static string Describe(UpdatePhase phase) => phase switch
    {
        UpdatePhase.Connecting => "Connecting to the broker",
        UpdatePhase.Asking => "Asking the gateway for the node",
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

    /// <summary>Returns chunks, rate, time left and chunks sent again, as far as they are known and have room.</summary>
    /// <param name="progress">How far the update is.</param>
    /// <param name="room">How many characters there may be; the number of chunks is told in any case.</param>
    public static string Numbers(UpdateProgress progress, int room = int.MaxValue)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{progress.Chunk}/{progress.ChunkCount}");
        foreach (string more in More(progress))
        {
            if (text.Length + more.Length > room)
            {
                break;
            }

            text += more;
        }

        return text;
    }

    private static IEnumerable<string> More(UpdateProgress progress)
    {
        if (progress.BytesPerSecond > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $", {progress.BytesPerSecond / 1000:0.0} kB/s");
        }

        if (progress.Left is { } left)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $", {Math.Ceiling(left.TotalSeconds):0} s left");
        }

        if (progress.Resent > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $", {progress.Resent} resent");
        }
    }
}
