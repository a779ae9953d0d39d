namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// How long a flash takes. The defaults are the typical times of the Winbond W25Q32 on ESP32 boards (datasheet, "AC
/// electrical characteristics"), read at 40 MHz over two lines. All times are 0 or more.
/// </summary>
public sealed record FlashTiming
{
    /// <summary>Gets the time in microseconds to erase a sector of 4 KB (datasheet: tSE).</summary>
    public int EraseMicroseconds { get; init; } = 45_000;

    /// <summary>Gets the time in microseconds to erase a block of 64 KB (datasheet: tBE2).</summary>
    public int BlockEraseMicroseconds { get; init; } = 150_000;

    /// <summary>Gets the longest time in microseconds that a page program takes, whatever its size (datasheet: tPP).</summary>
    public int PageMicroseconds { get; init; } = 700;

    /// <summary>Gets the time in nanoseconds to program the first byte of a page program (datasheet: tBP1).</summary>
    public int FirstByteNanoseconds { get; init; } = 30_000;

    /// <summary>Gets the time in nanoseconds that each byte adds to it (datasheet: tBP2).</summary>
    public int ByteNanoseconds { get; init; } = 2_500;

    /// <summary>Gets the time in nanoseconds to read a byte.</summary>
    public int ReadNanoseconds { get; init; } = 100;

    /// <summary>Returns how long an erase takes.</summary>
    /// <param name="count">Bytes that are erased at once: a sector, or more.</param>
    /// <returns>Microseconds.</returns>
    public long Erase(int count)
    {
        return count > NorFlash.SectorSize ? BlockEraseMicroseconds : EraseMicroseconds;
    }

    /// <summary>
    /// Returns the time of one page program (datasheet: tBP1 + tBP2 * N, at most tPP). Writes that cross a page's border
    /// are several programs.
    /// </summary>
    /// <param name="count">Bytes, 1 to <see cref="NorFlash.PageSize"/>.</param>
    /// <returns>Microseconds, rounded up.</returns>
    public long Program(int count)
    {
        long nanoseconds = FirstByteNanoseconds + ((long)count * ByteNanoseconds);
        return Math.Min(PageMicroseconds, (nanoseconds + 999) / 1000);
    }

    /// <summary>Returns how long it takes to erase the place of an image and to program it.</summary>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="eraseSize">Bytes that are erased at once.</param>
    /// <returns>Microseconds.</returns>
    public long Fill(int size, int eraseSize)
    {
        int rest = size % NorFlash.PageSize;
        return ((size + eraseSize - 1) / eraseSize * Erase(eraseSize))
            + (size / NorFlash.PageSize * Program(NorFlash.PageSize))
            + (rest > 0 ? Program(rest) : 0);
    }

    /// <summary>Returns how long it takes to read bytes.</summary>
    /// <param name="count">Bytes, 0 or more.</param>
    /// <returns>Microseconds, rounded down.</returns>
    public long Read(int count)
    {
        return (long)count * ReadNanoseconds / 1000;
    }
}
