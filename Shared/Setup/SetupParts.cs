using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Setup;

/// <summary>What a first configuration works with.</summary>
public sealed class SetupParts
{
    /// <summary>Gets or sets what is set up.</summary>
    public SetupKind Kind { get; set; }

    /// <summary>Gets or sets the configuration that is stored; null where there is none.</summary>
    public DeviceConfig Stored { get; set; }

    /// <summary>Gets or sets the station.</summary>
    public IWifi Wifi { get; set; }

    /// <summary>Gets or sets what tries the broker; null for a node.</summary>
    public IBrokerTrial Broker { get; set; }

    /// <summary>Gets or sets where the configuration is stored.</summary>
    public ConfigFiles Files { get; set; }

    /// <summary>Gets or sets where the mark is that brings the page back.</summary>
    public IConfigStore Store { get; set; }

    /// <summary>Gets or sets the board.</summary>
    public IBoard Board { get; set; }

    /// <summary>Gets or sets where it is logged what happens.</summary>
    public ILog Log { get; set; }
}
