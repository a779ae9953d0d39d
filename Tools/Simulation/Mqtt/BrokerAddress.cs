using System.Globalization;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>Where a broker is.</summary>
/// <param name="Host">Host name or address.</param>
/// <param name="Port">TCP port, 1 to 65535.</param>
public sealed record BrokerAddress(string Host, int Port)
{
    /// <summary>The port of MQTT without TLS (IANA: <c>mqtt</c>).</summary>
    public const int DefaultPort = 1883;

    /// <summary>Reads <c>HOST</c>, <c>HOST:PORT</c> or <c>[IPV6]:PORT</c>.</summary>
    /// <returns>False where it is none of these.</returns>
    public static bool TryParse(string text, out BrokerAddress address)
    {
        address = new BrokerAddress("127.0.0.1", DefaultPort);
        string host = text;
        string port = DefaultPort.ToString(CultureInfo.InvariantCulture);
        int colon = text.LastIndexOf(':');
        if (text.StartsWith('['))
        {
            int bracket = text.IndexOf(']', StringComparison.Ordinal);
            if (bracket < 0 || (bracket + 1 < text.Length && bracket + 1 != colon))
            {
                return false;
            }

            host = text[1..bracket];
            port = bracket + 1 < text.Length ? text[(colon + 1)..] : port;
        }
        else if (colon >= 0)
        {
            host = text[..colon];
            port = text[(colon + 1)..];
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown
            || !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number is < 1 or > ushort.MaxValue)
        {
            return false;
        }

        address = new BrokerAddress(host, number);
        return true;
    }

    /// <summary>Gets how to reach a broker there that asks for nothing.</summary>
    public BrokerOptions ToOptions()
    {
        return new BrokerOptions { Host = Host, Port = Port };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return ToOptions().Address;
    }
}
