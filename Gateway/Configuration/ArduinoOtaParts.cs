using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Configuration;

/// <summary>What the platform gives for updates by the Arduino tools. The composition sets every part.</summary>
public sealed class ArduinoOtaParts
{
    /// <summary>Gets or sets the UDP port.</summary>
    public IDatagramLink Datagrams { get; set; }

    /// <summary>Gets or sets the connection to the client.</summary>
    public IStreamLink Stream { get; set; }

    /// <summary>Gets or sets what derives keys from the password.</summary>
    public IPasswordKey PasswordKey { get; set; }
}
