namespace EnigmaIoT.Shared.Ports;

/// <summary>States of <see cref="IMqttLink"/>.</summary>
public static class MqttLinkState
{
    /// <summary>No connection, and none is being made.</summary>
    public const int Closed = 0;

    /// <summary>A connection is being made.</summary>
    public const int Connecting = 1;

    /// <summary>Connected and subscribed.</summary>
    public const int Connected = 2;
}
