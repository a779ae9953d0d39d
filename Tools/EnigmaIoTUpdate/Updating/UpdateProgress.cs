namespace EnigmaIoT.Update.Updating;

/// <summary>How far an update is.</summary>
/// <param name="Chunk">The last chunk sent or known to be held, 0 to <paramref name="ChunkCount"/>.</param>
/// <param name="ChunkCount">Chunks of the image.</param>
/// <param name="Resent">Chunks that were sent more than once, counted each time.</param>
/// <param name="BytesPerSecond">Bytes of image published a second, over the whole update; 0 while unknown.</param>
/// <param name="Left">Time left for sending at this rate; null while unknown.</param>
public readonly record struct UpdateProgress(
    int Chunk, int ChunkCount, int Resent, double BytesPerSecond, TimeSpan? Left)
{
    /// <summary>Percent of the chunks, 0 to 100.</summary>
    public double Percent => ChunkCount == 0 ? 0 : 100.0 * Chunk / ChunkCount;
}
