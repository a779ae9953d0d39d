using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Board;

/// <summary>The time since the start, and the time of day once SNTP has set the clock.</summary>
public sealed class DeviceClock : IClock
{
    // Before SNTP the clock starts in 1970 or at the date of the firmware; nanoFramework's own helper draws the line here too.
    private const int FirstYear = 2021;
    private const int TicksPerMicrosecond = 10;

    // The ticks of DateTime.UnixEpoch, which are no constant to the compiler.
    private const long EpochTicks = 621355968000000000;

    /// <inheritdoc/>
    public long Milliseconds
    {
        get { return Environment.TickCount64; }
    }

    /// <inheritdoc/>
    public long UnixMicroseconds
    {
        get
        {
            DateTime now = DateTime.UtcNow;
            return now.Year < FirstYear ? 0 : (now.Ticks - EpochTicks) / TicksPerMicrosecond;
        }
    }
}
