namespace EnigmaIoT.Shared.Updates;

/// <summary>Sizes and times of updates (protocol section 2, "OTA").</summary>
public static class OtaLimits
{
    /// <summary>Bytes of every chunk but the last.</summary>
    public const int ChunkCount = 212;

    /// <summary>The most chunks of a frame: six are 1,310 bytes, of the 1,470 of ESP-NOW version 2.</summary>
    public const int ChunksOfFrame = 6;

    /// <summary>The most chunks an index of 16 bits counts.</summary>
    public const int MaximumChunks = 65535;

    /// <summary>Characters of an MD5 on the wire.</summary>
    public const int Md5TextCount = 32;

    /// <summary>Bytes of an MD5.</summary>
    public const int Md5Count = 16;

    /// <summary>Characters of a SHA-256 in MQTT messages.</summary>
    public const int Sha256TextCount = 64;

    /// <summary>Bytes of a SHA-256.</summary>
    public const int Sha256Count = 32;

    /// <summary>An update without progress for so many milliseconds is over.</summary>
    public const int TimeoutMilliseconds = 10000;

    /// <summary>A node restarts so many milliseconds after it has reported a complete update.</summary>
    public const int RestartDelayMilliseconds = 2500;

    /// <summary>Returns how many chunks an image has.</summary>
    /// <param name="size">Bytes of the image, 1 or more.</param>
    public static long Chunks(long size)
    {
        return (size + ChunkCount - 1) / ChunkCount;
    }

    /// <summary>Returns how many bytes a chunk has.</summary>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="index">The chunk's index, from 1 on.</param>
    public static int BytesOfChunk(long size, int index)
    {
        long left = size - ((long)(index - 1) * ChunkCount);
        return left >= ChunkCount ? ChunkCount : (int)left;
    }
}
