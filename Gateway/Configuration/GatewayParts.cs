using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Gateway.Configuration;

/// <summary>What the platform gives a gateway. The composition sets every part before it makes the firmware.</summary>
public sealed class GatewayParts
{
    /// <summary>Gets or sets the radio.</summary>
    public IRadio Radio { get; set; }

    /// <summary>Gets or sets the connection to the broker.</summary>
    public IMqttLink Mqtt { get; set; }

    /// <summary>Gets or sets the cryptography.</summary>
    public ICipher Cipher { get; set; }

    /// <summary>Gets or sets the random numbers.</summary>
    public IRandom Random { get; set; }

    /// <summary>Gets or sets the base64 decoder.</summary>
    public IBase64 Base64 { get; set; }

    /// <summary>Gets or sets the firmware slots; null where the board has none.</summary>
    public IFirmwareSlots Slots { get; set; }

    /// <summary>Gets or sets what the running program calls itself; null where that is not known.</summary>
    public ProgramIdentity Program { get; set; }

    /// <summary>Gets or sets what updates by the Arduino tools need; null where the board takes none.</summary>
    public ArduinoOtaParts ArduinoOta { get; set; }

    /// <summary>Gets or sets the store of what survives a restart.</summary>
    public IConfigStore Store { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    public IClock Clock { get; set; }

    /// <summary>Gets or sets the board.</summary>
    public IBoard Board { get; set; }

    /// <summary>Gets or sets the log.</summary>
    public ILog Log { get; set; }

    /// <summary>Gets or sets the connections of browsers; null for a gateway without a page.</summary>
    public IWebLink Web { get; set; }

    /// <summary>Gets or sets the last log lines, which the page shows; not null where <see cref="Web"/> is not.</summary>
    public LogRing LastLines { get; set; }

    /// <summary>
    /// Gets or sets the port of multicast DNS in the gateway's Wi-Fi; null for a gateway that does not announce itself. It needs
    /// <see cref="Network"/>.
    /// </summary>
    public IDatagramLink Announcements { get; set; }

    /// <summary>Gets or sets the Wi-Fi as the page shows it; null where there is none.</summary>
    public INetworkInfo Network { get; set; }

    /// <summary>
    /// Gets or sets what tries a changed configuration; null where the page cannot change it. It needs <see cref="Web"/> and
    /// <see cref="Network"/>.
    /// </summary>
    public ConfigTrial ConfigTrial { get; set; }

    /// <summary>Gets or sets what clears the configuration; null where there is none to clear.</summary>
    public IConfigReset Reset { get; set; }
}
