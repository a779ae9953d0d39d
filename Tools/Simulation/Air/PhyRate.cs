using System.Globalization;

namespace EnigmaIoT.Simulation.Air;

/// <summary>
/// How long frames take at one rate of IEEE 802.11 in the 2.4 GHz band. All times are microseconds, all payloads the
/// 1 to 250 bytes that ESP-NOW carries.
/// </summary>
public sealed class PhyRate
{
    /// <summary>
    /// The largest contention window of every PHY in slots (IEEE 802.11-2016 clauses 16 to 18: aCWmax).
    /// </summary>
    public const int MaximumWindow = 1023;

    // ESP-NOW is a vendor-specific action frame (ESP-IDF programming guide, "ESP-NOW", frame format): MAC header 24,
    // category 1, organisation 3, random 4, element id, length, organisation, type, version 7, frame check sequence 4.
    private const int OverheadBytes = 43;
    private const int AckBytes = 14;
    private const int ServiceAndTailBits = 22;

    private static readonly double[] _ofdm = [6, 9, 12, 18, 24, 36, 48, 54];

    private readonly int _ackRate;

    private PhyRate(double megabits)
    {
        Megabits = megabits;
        IsOfdm = megabits > 1;

        // An acknowledgement goes at the highest mandatory rate that is not above the frame's (IEEE 802.11-2016
        // clause 10.7).
        _ackRate = megabits >= 24 ? 24 : megabits >= 12 ? 12 : 6;
    }

    /// <summary>Gets 1 Mbit/s with a long preamble, which ESP-NOW uses where nothing else was set.</summary>
    public static PhyRate Default { get; } = new(1);

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
    public int AcknowledgementMegabits => IsOfdm ? _ackRate : 1;

    /// <summary>Finds a rate.</summary>
    /// <param name="megabits">1, 6, 9, 12, 18, 24, 36, 48 or 54.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rate.</exception>
    public static PhyRate FromMegabits(double megabits)
    {
        return megabits == 1 ? Default
            : _ofdm.Contains(megabits) ? new PhyRate(megabits)
            : throw new ArgumentOutOfRangeException(
                nameof(megabits),
                megabits,
                "rates are 1, 6, 9, 12, 18, 24, 36, 48 and 54 Mbit/s");
    }

    /// <summary>Returns how long one attempt holds the channel, without the back-off before it.</summary>
    /// <param name="payload">Bytes of payload.</param>
    /// <param name="acknowledged">False for a broadcast.</param>
    public int Attempt(int payload, bool acknowledged)
    {
        return Duration(OverheadBytes + payload, Megabits) + (acknowledged ? Sifs + Acknowledgement : 0);
    }

    /// <summary>
    /// Tells how long a frame takes that needs one attempt: DIFS, mean back-off, frame, acknowledgement.
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

    private int Duration(int bytes, double megabits)
    {
        if (!IsOfdm)
        {
            // DSSS (clause 15): 144 bits of preamble and 48 of header at 1 Mbit/s, then 8 a byte.
            return 192 + (8 * bytes);
        }

        // OFDM (clause 17, TXTIME): 16 of preamble, 4 of signal field, then symbols of 4.
        int bitsPerSymbol = (int)(4 * megabits);
        return 20 + (4 * ((ServiceAndTailBits + (8 * bytes) + bitsPerSymbol - 1) / bitsPerSymbol));
    }
}
