namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// How much the device's connection to the broker keeps, at most, between the client library and the pump: 6 KB with all that
/// belongs to it, for a board without PSRAM.
/// </summary>
public static class LinkLimits
{
    /// <summary>Received messages that wait for the pump.</summary>
    public const int InboundMessages = 12;

    /// <summary>Payload bytes of received messages that wait for the pump: two blocks of an update, or twelve lines of one.</summary>
    public const int InboundBytes = 3456;

    /// <summary>Messages that wait to be published.</summary>
    public const int OutboundMessages = 6;

    /// <summary>Payload bytes of messages that wait to be published.</summary>
    public const int OutboundBytes = 512;

    /// <summary>
    /// The most payload bytes of a message that is taken where no other waits to be published: as many as the longest one has, which
    /// would never leave.
    /// </summary>
    public const int MaximumOutbound = 4352;
}
