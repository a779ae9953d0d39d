namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// One connection to an MQTT broker. Nothing here blocks: connecting runs beside the pump, so that the radio goes on while
/// the broker is away. Broker address, credentials and TLS are the implementation's; the client id is unique to the device.
/// </summary>
public interface IMqttLink
{
    /// <summary>Gets the state of the link.</summary>
    MqttLinkState State { get; }

    /// <summary>Gets why the last attempt failed or the connection closed, in words for a log; null where none did.</summary>
    string LastError { get; }

    /// <summary>Starts to connect, with a retained last will of quality of service 0, and to subscribe.</summary>
    /// <param name="willTopic">Topic of the will.</param>
    /// <param name="willPayload">Payload of the will.</param>
    /// <param name="subscriptions">Topic filters.</param>
    void Connect(string willTopic, string willPayload, string[] subscriptions);

    /// <summary>
    /// Gives up an attempt or a connection that stands still. The state is <see cref="MqttLinkState.Closed"/> at once, whatever still
    /// waits for the network.
    /// </summary>
    void Abandon();

    /// <summary>Fetches the oldest received message.</summary>
    /// <returns>False where there is none.</returns>
    bool TryReceive(MqttMessage message);

    /// <summary>
    /// Publishes with quality of service 0. The payload is the caller's again when this returns: the link copies what it keeps.
    /// </summary>
    /// <returns>False where the link cannot take it now; the caller tries again later.</returns>
    bool Publish(string topic, byte[] payload, bool retain);
}
