namespace EnigmaIoT.Device.Radio;

/// <summary>The Wi-Fi interface from which a device sends.</summary>
public static class RadioRole
{
    /// <summary>The station: a node.</summary>
    public const int Node = 0;

    /// <summary>The access point: a gateway.</summary>
    public const int Gateway = 1;
}
