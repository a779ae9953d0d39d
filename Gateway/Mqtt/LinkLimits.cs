namespace EnigmaIoT.Gateway.Mqtt;

/// <summary>How much the device's connection to the broker keeps, at most, between the client library and the pump.</summary>
public static class LinkLimits
{
    /// <summary>Received messages that wait for the pump.</summary>
    public const int InboundMessages = 32;

    /// <summary>Payload bytes of received messages that wait for the pump: four blocks of updates and some commands.</summary>
    public const int InboundBytes = 8192;

    /// <summary>Messages that wait to be published.</summary>
    public const int OutboundMessages = 16;

    /// <summary>Payload bytes of messages that wait to be published: no fewer than the longest message has, which would never leave.</summary>
    public const int OutboundBytes = 4352;
}
