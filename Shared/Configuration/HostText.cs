using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>Finds what users write into the name of a host besides the name.</summary>
internal static class HostText
{
    /// <summary>Checks a host name or IPv4 address.</summary>
    /// <param name="host">What was given.</param>
    /// <param name="portKey">The key that the port belongs into; null where there is none.</param>
    /// <returns>Null where nothing is wrong; else what to do.</returns>
    public static string Check(string host, string portKey)
    {
        if (!MqttText.IsValid(host) || host.IndexOf(' ') >= 0 || host.IndexOf('\u00a0') >= 0)
        {
            return "must not have spaces or control characters";
        }

        if (host.IndexOf("://") >= 0)
        {
            return "the host name or address alone is expected, without " + host.Substring(0, host.IndexOf("://") + 3);
        }

        if (host.IndexOf('/') >= 0 || host.IndexOf('@') >= 0)
        {
            return "the host name or address alone is expected, without / and @";
        }

        int colon = host.IndexOf(':');
        if (colon < 0)
        {
            return null;
        }

        if (host.IndexOf(':', colon + 1) >= 0)
        {
            return "a host name or an IPv4 address is expected: IPv6 is not supported";
        }

        return portKey == null ? "the port cannot be set" : "the port belongs into " + portKey;
    }
}
