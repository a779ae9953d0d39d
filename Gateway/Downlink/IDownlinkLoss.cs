using EnigmaIoT.Gateway.Nodes;

namespace EnigmaIoT.Gateway.Downlink;

/// <summary>Is told of messages to nodes that came to nothing.</summary>
public interface IDownlinkLoss
{
    /// <summary>A message was given up.</summary>
    /// <param name="message">The message; only valid during the call.</param>
    /// <param name="reason">Why, in words.</param>
    void OnLost(DownlinkMessage message, string reason);

    /// <summary>A node is about to be forgotten, after what waited for it was given up.</summary>
    /// <param name="entry">The node.</param>
    void OnGone(NodeEntry entry);
}
