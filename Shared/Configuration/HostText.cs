using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>Finds what users write into the name of a host besides the name.</summary>
internal static class HostText
{
    /// <summary>The longest name of a device's own.</summary>
    public const int MaximumOwn = 32;

    /// <summary>Checks a name that a device is to have itself (RFC 1123 section 2.1, without dots).</summary>
    /// <returns>Null where nothing is wrong; else what to do.</returns>
    public static string CheckOwn(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && (c != '-' || i == 0 || i == name.Length - 1))
            {
                return "letters, digits and hyphens are expected, no hyphen first or last";
            }
        }

        return null;
    }

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
