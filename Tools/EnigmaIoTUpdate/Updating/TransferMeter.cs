using System.Diagnostics;

namespace EnigmaIoT.Update.Updating;

/// <summary>Measures how fast the image goes out.</summary>
/// <param name="image">Bytes and chunks of the image.</param>
internal sealed class TransferMeter(Images.FirmwareImage image)
{
    // The first blocks go out at once, which tells nothing of the rate.
    private const double FirstSeconds = 0.25;

    private readonly Stopwatch _clock = new();
    private long _published;

    /// <summary>Counts chunks as published.</summary>
    /// <param name="first">The first one.</param>
    /// <param name="count">How many.</param>
    public void Count(int first, int count = 1)
    {
        _clock.Start();
        for (int index = first; index < first + count; index++)
        {
            _published += image.ChunkBytes(index).Length;
        }
    }

    /// <summary>How far the update is.</summary>
    /// <param name="cursor">Where it stands.</param>
    public UpdateProgress Read(ChunkCursor cursor)
    {
        int chunk = cursor.Next - 1;
        double seconds = _clock.Elapsed.TotalSeconds;
        double rate = seconds >= FirstSeconds ? _published / seconds : 0;
        double bytesLeft = Math.Max(0, image.Size - ((double)chunk * Images.FirmwareImage.ChunkSize));
        TimeSpan? left = rate > 0 ? TimeSpan.FromSeconds(Math.Min(bytesLeft / rate, 359_999)) : null;
        return new UpdateProgress(chunk, image.ChunkCount, cursor.Resent, rate, left);
    }
}
