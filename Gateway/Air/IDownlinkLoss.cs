namespace EnigmaIoT.Gateway.Air;

/// <summary>Is notified of messages that did not reach their node.</summary>
public interface IDownlinkLoss
{
    /// <summary>A message to a node was given up.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="destination">Its address when the message was queued: the entry may be another node's by now.</param>
    /// <param name="type">The frame's type.</param>
    /// <param name="code">The body's first byte.</param>
    /// <param name="reason">Why, in words.</param>
    void OnLost(NodeEntry entry, long destination, byte type, byte code, string reason);

    /// <summary>All that waited for a node was given up.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="reason">Why, in words.</param>
    void OnGivenUp(NodeEntry entry, string reason);
}
