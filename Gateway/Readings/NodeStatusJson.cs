using EnigmaIoT.Gateway.Air;

namespace EnigmaIoT.Gateway.Readings;

/// <summary>The status of a node as the reference publishes it after each data message.</summary>
internal static class NodeStatusJson
{
    private const int Fraction = 1000000;

    /// <summary>Writes the status.</summary>
    public static string Write(NodeEntry entry, PacketStatistics statistics)
    {
        int lost = statistics.Lost(entry.Id);
        return "{\"rssi\":" + entry.Rssi.ToString()
            + ",\"per\":" + Exponential(statistics.ErrorRate(entry.Id))
            + ",\"lostmessages\":" + lost.ToString()
            + ",\"totalmessages\":" + (statistics.Received(entry.Id) + lost).ToString()
            + ",\"packetshour\":" + Fixed(statistics.PacketsPerHour(entry.Id)) + "}";
    }

    /// <summary>Writes a number of 0 or more as C's <c>%e</c> does.</summary>
    public static string Exponential(double value)
    {
        int exponent = 0;
        while (value >= 10)
        {
            value /= 10;
            exponent++;
        }

        while (value > 0 && value < 1)
        {
            value *= 10;
            exponent--;
        }

        long scaled = (long)((value * Fraction) + 0.5);
        if (scaled >= 10 * Fraction)
        {
            scaled /= 10;
            exponent++;
        }

        int magnitude = exponent < 0 ? -exponent : exponent;
        return (scaled / Fraction).ToString() + "." + (scaled % Fraction).ToString().PadLeft(6, '0')
            + (exponent < 0 ? "e-" : "e+") + magnitude.ToString().PadLeft(2, '0');
    }

    /// <summary>Writes a number of 0 or more with two decimals.</summary>
    public static string Fixed(double value)
    {
        long hundredths = (long)((value * 100) + 0.5);
        return (hundredths / 100).ToString() + "." + (hundredths % 100).ToString().PadLeft(2, '0');
    }
}
