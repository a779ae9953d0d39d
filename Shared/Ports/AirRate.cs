namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// The rate of a frame on the air. The numbers are those of ESP-IDF (<c>wifi_phy_rate_t</c>), which the native radio takes as they are.
/// </summary>
public enum AirRate : byte
{
    /// <summary>1 Mbit/s with a long preamble: ESP-NOW's own, heard at the greatest distance. Broadcasts have no other.</summary>
    Megabit1 = 0x00,

    /// <summary>2 Mbit/s with a long preamble.</summary>
    Megabit2 = 0x01,

    /// <summary>6 Mbit/s, OFDM, as all that follow.</summary>
    Megabit6 = 0x0B,

    /// <summary>12 Mbit/s.</summary>
    Megabit12 = 0x0A,

    /// <summary>24 Mbit/s.</summary>
    Megabit24 = 0x09,

    /// <summary>36 Mbit/s.</summary>
    Megabit36 = 0x0D,

    /// <summary>54 Mbit/s.</summary>
    Megabit54 = 0x0C,
}
