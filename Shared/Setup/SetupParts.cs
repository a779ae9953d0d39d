using EnigmaIoT.Shared.AccessPoint;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>What a first configuration works with.</summary>
public sealed class SetupParts
{
    /// <summary>Gets or sets what is set up.</summary>
    public SetupKind Kind { get; set; }

    /// <summary>Gets or sets the device's name: that of its access point.</summary>
    public string Name { get; set; }

    /// <summary>Gets or sets the page's address, to which all other requests are led.</summary>
    public string Address { get; set; }

    /// <summary>Gets or sets the configuration that is stored; null where there is none.</summary>
    public DeviceConfig Stored { get; set; }

    /// <summary>Gets or sets what stands in the page's fields where nothing is stored; null for what is usual.</summary>
    public DeviceConfig Suggested { get; set; }

    /// <summary>Gets or sets why the file that is there was refused; null where there is none, or nothing is wrong with it.</summary>
    public string Refusal { get; set; }

    /// <summary>Gets or sets what a node's application adds; null for nothing.</summary>
    public IApplicationFields Fields { get; set; }

    /// <summary>Gets or sets the page's password.</summary>
    public WebPassword Password { get; set; }

    /// <summary>Gets or sets the connections of browsers.</summary>
    public IWebLink Web { get; set; }

    /// <summary>Gets or sets the DHCP and DNS server for guests; null where that is done elsewhere.</summary>
    public GuestNetwork Guests { get; set; }

    /// <summary>Gets or sets what decodes the page.</summary>
    public IBase64 Base64 { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    public IClock Clock { get; set; }

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
