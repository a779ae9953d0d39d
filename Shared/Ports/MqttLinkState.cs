namespace EnigmaIoT.Shared.Ports;

/// <summary>States of <see cref="IMqttLink"/>.</summary>
public enum MqttLinkState
{
    /// <summary>No connection, and none is being made.</summary>
    Closed = 0,

    /// <summary>A connection is being made.</summary>
    Connecting = 1,

    /// <summary>Connected and subscribed.</summary>
    Connected = 2,
}
