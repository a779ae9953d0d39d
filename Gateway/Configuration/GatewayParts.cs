using EnigmaIoT.Shared.Ports;

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
}
