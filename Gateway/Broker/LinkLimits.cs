namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// How much the device's connection to the broker keeps, at most, between the client library and the pump: 6 KB with all that
/// belongs to it, for a board without PSRAM.
/// </summary>
public static class LinkLimits
{
    /// <summary>Received messages that wait for the pump: five blocks of each of two publishers, and what else comes.</summary>
    public const int InboundMessages = 16;

    /// <summary>Payload bytes of received messages that wait for the pump: two blocks of an update, or twelve lines of one.</summary>
    public const int InboundBytes = 3456;

    /// <summary>Messages that are handed to the library at once.</summary>
    public const int OutboundMessages = 6;

    /// <summary>Payload bytes of messages that are handed to the library at once.</summary>
    public const int OutboundBytes = 512;

    /// <summary>
    /// The most payload bytes of a message that is handed to the library alone: as many as the longest one has.
    /// </summary>
    public const int MaximumOutbound = 4352;
}
