namespace EnigmaIoT.Shared.Ports;

/// <summary>A message as the MQTT client handed it over. The caller owns this object; topic and payload are the client's.</summary>
public sealed class MqttMessage
{
    /// <summary>Gets or sets the topic.</summary>
    public string Topic { get; set; }

    /// <summary>Gets or sets the payload; never null, possibly empty. It is read, never written.</summary>
    public byte[] Payload { get; set; }

    /// <summary>Gets or sets whether the broker sent it because it was retained, not because it was just published.</summary>
    public bool Retained { get; set; }
}
