namespace EnigmaIoT.Device.Radio;

/// <summary>The Wi-Fi interface from which a device sends.</summary>
public enum RadioRole
{
    /// <summary>The station: a node.</summary>
    Node = 0,

    /// <summary>The access point: a gateway.</summary>
    Gateway = 1,
}
