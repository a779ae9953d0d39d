using System.Globalization;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Air;

/// <summary>
/// How long frames take at one rate of IEEE 802.11 in the 2.4 GHz band. All times are microseconds, all payloads the
/// 1 to 250 bytes that ESP-NOW carries, up to 1,470 in version 2.
/// </summary>
public sealed class PhyRate
{
    /// <summary>
    /// The largest contention window of every PHY in slots (IEEE 802.11-2016 clauses 16 to 18: aCWmax).
    /// </summary>
    public const int MaximumWindow = 1023;

    // ESP-NOW is a vendor-specific action frame (ESP-IDF programming guide, "ESP-NOW", frame format): MAC header 24,
    // category 1, organisation 3, random 4, frame check sequence 4; and element id, length, organisation, type, version 7 for each 250 bytes
    // of payload.
    private const int FrameBytes = 36;
    private const int ElementBytes = 7;
    private const int ElementPayload = 250;
    private const int AckBytes = 14;
    private const int ServiceAndTailBits = 22;

    // Where a frame is received in half of the cases, and how fast that changes: 8 to 10 % of frames of 1,024 bytes are lost at the
    // sensitivity that data sheets give, nearly all 3 dB below it, nearly none 4 dB above it.
    private const int SensitivityBytes = 1024;
    private const double OddsAtSensitivity = 1.0 / 9;
    private const double Steepness = 1.5;
    private const double Negligible = 1e-6;

    // Rates in Mbit/s and the sensitivity in dBm (ESP32-C3 datasheet, "Wi-Fi receiver sensitivity"; an ESP32's differ by 1 dB).
    private static readonly (double Megabits, double Sensitivity)[] _rates =
    [
        (1, -98.0), (2, -96.0), (5.5, -93.0), (11, -88.5),
        (6, -93.0), (9, -92.0), (12, -91.0), (18, -88.5), (24, -86.0), (36, -82.5), (48, -78.5), (54, -76.5),
    ];

    private static readonly PhyRate[] _all = [.. _rates.Select(rate => new PhyRate(rate.Megabits, rate.Sensitivity))];

    private readonly double _sensitivity;
    private readonly int _ackRate;

    private PhyRate(double megabits, double sensitivity)
    {
        Megabits = megabits;
        IsOfdm = megabits is not (1 or 2 or 5.5 or 11);
        _sensitivity = sensitivity;

        // An acknowledgement goes at the highest mandatory rate that is not above the frame's (IEEE 802.11-2016
        // clause 10.7). Of 802.11b 1 and 2 Mbit/s are.
        _ackRate = !IsOfdm ? (megabits >= 2 ? 2 : 1) : megabits >= 24 ? 24 : megabits >= 12 ? 12 : 6;
    }

    /// <summary>Gets 1 Mbit/s with a long preamble, which ESP-NOW uses where nothing else was set.</summary>
    public static PhyRate Default => _all[0];

    /// <summary>Gets the rate in Mbit/s.</summary>
    public double Megabits { get; }

    /// <summary>Gets whether it is one of 802.11g.</summary>
    public bool IsOfdm { get; }

    /// <summary>
    /// Gets the length of a back-off slot: 20, or 9 where all stations speak 802.11g (clause 18: aSlotTime).
    /// </summary>
    public int Slot => IsOfdm ? 9 : 20;

    /// <summary>
    /// Gets the first contention window in slots: 31 for 802.11b, 15 for 802.11g (clauses 16 and 18: aCWmin).
    /// </summary>
    public int MinimumWindow => IsOfdm ? 15 : 31;

    /// <summary>
    /// Gets the gap before an acknowledgement: 10, and with OFDM the 6 of the signal extension (clause 18).
    /// </summary>
    public int Sifs => IsOfdm ? 16 : 10;

    /// <summary>Gets the shortest idle time before a frame: SIFS and two slots.</summary>
    public int Difs => Sifs + (2 * Slot);

    /// <summary>Gets the length of an acknowledgement of 14 bytes.</summary>
    public int Acknowledgement => Duration(AckBytes, AcknowledgementMegabits);

    /// <summary>Gets the rate of acknowledgements in Mbit/s.</summary>
    public int AcknowledgementMegabits => _ackRate;

    /// <summary>Finds a rate.</summary>
    /// <param name="megabits">1, 2, 5.5, 11, 6, 9, 12, 18, 24, 36, 48 or 54.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rate.</exception>
    public static PhyRate FromMegabits(double megabits)
    {
        return Array.Find(_all, rate => rate.Megabits == megabits)
            ?? throw new ArgumentOutOfRangeException(
                nameof(megabits),
                megabits,
                "rates are 1, 2, 5.5, 11, 6, 9, 12, 18, 24, 36, 48 and 54 Mbit/s");
    }

    /// <summary>Returns the rate that a program has chosen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rate.</exception>
    public static PhyRate Of(AirRate rate)
    {
        return rate switch
        {
            AirRate.Megabit1 => Default,
            AirRate.Megabit2 => FromMegabits(2),
            AirRate.Megabit6 => FromMegabits(6),
            AirRate.Megabit12 => FromMegabits(12),
            AirRate.Megabit24 => FromMegabits(24),
            AirRate.Megabit36 => FromMegabits(36),
            AirRate.Megabit54 => FromMegabits(54),
            _ => throw new ArgumentOutOfRangeException(nameof(rate)),
        };
    }

    /// <summary>Returns how many times as long as one with 250 bytes of payload a frame is.</summary>
    /// <param name="payload">Bytes of payload.</param>
    public static double Lengths(int payload)
    {
        return (double)BytesOf(payload) / BytesOf(ElementPayload);
    }

    /// <summary>Returns the probability that a frame is lost because its signal is too weak for its rate.</summary>
    /// <param name="rssi">The mean signal strength in dBm.</param>
    /// <param name="payload">Bytes of payload.</param>
    /// <returns>0 where it is less than one in a million.</returns>
    public double LossAt(int rssi, int payload)
    {
        double received = 1 / (1 + (OddsAtSensitivity * Math.Exp(Steepness * (_sensitivity - rssi))));
        double loss = 1 - Math.Pow(received, (double)BytesOf(payload) / SensitivityBytes);
        return loss < Negligible ? 0 : loss;
    }

    /// <summary>Returns how long one attempt holds the channel, without the back-off before it.</summary>
    /// <param name="payload">Bytes of payload.</param>
    /// <param name="acknowledged">False for a broadcast.</param>
    public int Attempt(int payload, bool acknowledged)
    {
        return Duration(BytesOf(payload), Megabits) + (acknowledged ? Sifs + Acknowledgement : 0);
    }

    /// <summary>
    /// Returns the time of a frame that needs one attempt: DIFS, mean back-off, frame, acknowledgement.
    /// </summary>
    public int MeanExchange(int payload, bool acknowledged)
    {
        return Difs + (MinimumWindow * Slot / 2) + Attempt(payload, acknowledged);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{Megabits} Mbit/s");
    }

    private static int BytesOf(int payload)
    {
        return FrameBytes + payload + (ElementBytes * ((payload + ElementPayload - 1) / ElementPayload));
    }

    private int Duration(int bytes, double megabits)
    {
        if (!IsOfdm)
        {
            // DSSS (clauses 15 and 16): 144 bits of preamble and 48 of header at 1 Mbit/s, then the bytes at the rate.
            return 192 + (int)Math.Ceiling(8 * bytes / megabits);
        }

        // OFDM (clause 17, TXTIME): 16 of preamble, 4 of signal field, then symbols of 4.
        int bitsPerSymbol = (int)(4 * megabits);
        return 20 + (4 * ((ServiceAndTailBits + (8 * bytes) + bitsPerSymbol - 1) / bitsPerSymbol));
    }
}
