using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Gateway.Air;

/// <summary>Is notified of nodes that register, take a name or are dismissed.</summary>
public interface INodeListener
{
    /// <summary>A node has proven that its registration is its own, by the first frame under its new key.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="now">The clock's milliseconds.</param>
    void OnRegistered(NodeEntry entry, long now);

    /// <summary>Called when a node has sent its name and has it now. It may have had it before.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="formerTopicName">How it was called in topics until now.</param>
    /// <param name="now">The clock's milliseconds.</param>
    void OnNamed(NodeEntry entry, string formerTopicName, long now);

    /// <summary>Called when a node has sent a name that it cannot have. It keeps the one that it had, if any.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="now">The clock's milliseconds.</param>
    void OnNameRefused(NodeEntry entry, string reason, long now);

    /// <summary>Called when a node, or somebody with its address, was sent InvalidateKey.</summary>
    /// <param name="address">The address.</param>
    /// <param name="reason">The reason.</param>
    void OnDismissed(long address, InvalidateReason reason);
}
