namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Brings the messages of an update to whom it is for: <see cref="RadioLink"/> to a node. Answers come back as control bytes, whoever
/// gives them.
/// </summary>
public interface INodeLink
{
    /// <summary>
    /// Gets the buffer in which a message is made: its control bytes stand from <see cref="Shared.Frames.ControlFrame.ControlOffset"/> on.
    /// Whoever calls anybody else meanwhile finds something else in it.
    /// </summary>
    byte[] Buffer { get; }

    /// <summary>Gets how many more messages <see cref="TrySend"/> takes now.</summary>
    int Room { get; }

    /// <summary>Determines whether a node listens, and nothing else waits to be sent to it.</summary>
    bool IsFree(NodeEntry node);

    /// <summary>Sends a message once there is room, again where it was not delivered, and before what <see cref="TrySend"/> is given later.</summary>
    /// <param name="node">The node.</param>
    /// <param name="count">Number of control bytes in <see cref="Buffer"/>.</param>
    void SendControl(NodeEntry node, int count);

    /// <summary>Sends a message once, and now.</summary>
    /// <param name="owner">Who gets the result.</param>
    /// <param name="tag">Given back with the result.</param>
    /// <param name="node">The node.</param>
    /// <param name="count">Number of control bytes in <see cref="Buffer"/>.</param>
    /// <returns>False where it was not taken.</returns>
    bool TrySend(ISendOwner owner, int tag, NodeEntry node, int count);

    /// <summary>Results of what this owner has in flight are not given to it any more.</summary>
    void Disown(ISendOwner owner);

    /// <summary>Tells a node that its session is of no use, so that it registers anew.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="reason">A <see cref="Shared.Frames.InvalidateReason"/>.</param>
    void Invalidate(long address, byte reason);
}
