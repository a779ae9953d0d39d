using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Udp;

/// <summary>
/// A radio frame as a datagram: 6 bytes source MAC, 6 bytes destination MAC, 1 signed byte signal strength in dBm, then 0
/// to 250 bytes of ESP-NOW payload (docs/simulator.md).
/// </summary>
internal static class UdpFrame
{
    /// <summary>Bytes before the payload.</summary>
    public const int HeaderCount = (2 * MacAddress.Count) + 1;

    /// <summary>The longest datagram.</summary>
    public const int MaximumCount = HeaderCount + ReceivedFrame.MaximumCount;

    private const int DestinationOffset = MacAddress.Count;
    private const int RssiOffset = 2 * MacAddress.Count;

    /// <summary>Determines whether a datagram of this size can be a frame.</summary>
    public static bool IsFrame(int count)
    {
        return count is >= HeaderCount and <= MaximumCount;
    }

    /// <summary>Reads the sender.</summary>
    public static long Source(byte[] datagram)
    {
        return MacAddress.Read(datagram, 0);
    }

    /// <summary>Reads the addressee.</summary>
    public static long Destination(byte[] datagram)
    {
        return MacAddress.Read(datagram, DestinationOffset);
    }

    /// <summary>Reads the signal strength in dBm, -128 to 127.</summary>
    public static int Rssi(byte[] datagram)
    {
        return (sbyte)datagram[RssiOffset];
    }

    /// <summary>Writes a datagram.</summary>
    /// <returns>Its size in bytes.</returns>
    public static int Write(byte[] datagram, long source, long destination, int rssi, ReadOnlySpan<byte> payload)
    {
        MacAddress.Write(source, datagram, 0);
        MacAddress.Write(destination, datagram, DestinationOffset);
        datagram[RssiOffset] = (byte)(sbyte)rssi;
        payload.CopyTo(datagram.AsSpan(HeaderCount));
        return HeaderCount + payload.Length;
    }
}
