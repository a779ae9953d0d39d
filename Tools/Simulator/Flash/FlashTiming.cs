namespace EnigmaIoT.Simulator.Flash;

/// <summary>
/// How long a flash takes. The defaults are the typical times of the Winbond W25Q32 on ESP32 boards (datasheet, "AC
/// electrical characteristics"), read at 40 MHz over two lines.
/// </summary>
public sealed record FlashTiming
{
    /// <summary>Gets the time in microseconds to erase a sector of 4 KB.</summary>
    public int EraseMicroseconds { get; init; } = 45_000;

    /// <summary>Gets the time in microseconds to program a page or a part of it.</summary>
    public int ProgramMicroseconds { get; init; } = 700;

    /// <summary>Gets the time in nanoseconds to read a byte.</summary>
    public int ReadNanoseconds { get; init; } = 100;
}
