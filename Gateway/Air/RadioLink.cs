using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Air;

/// <summary>Brings the messages of updates to nodes: those that open one through the queue, chunks past it.</summary>
public sealed class RadioLink
{
    /// <summary>
    /// A buffer in which a message is made: its control bytes stand from <see cref="ControlFrame.ControlOffset"/> on. Whoever calls
    /// anybody else meanwhile finds something else in it.
    /// </summary>
    public readonly byte[] Buffer;

    private readonly DownlinkQueue _queue;
    private readonly RadioSender _sender;

    /// <summary>Creates a link.</summary>
    public RadioLink(DownlinkQueue queue, RadioSender sender)
    {
        _queue = queue;
        _sender = sender;
        Buffer = queue.Buffer;
    }

    /// <summary>Determines whether a chunk can be sent: the radio takes it, the node listens, and no message to it waits.</summary>
    public bool IsReady(NodeEntry node)
    {
        return _sender.Room > 0 && IsFree(node);
    }

    /// <summary>Determines whether a node listens, and no message to it waits.</summary>
    public bool IsFree(NodeEntry node)
    {
        return node.IsRegistered && !_queue.HasMessagesFor(node);
    }

    /// <summary>Sends the control bytes in <see cref="Buffer"/> once there is room, again where they are not delivered, before later chunks.</summary>
    public void SendControl(NodeEntry node, int count)
    {
        _queue.SendControl(node, Buffer, ControlFrame.ControlOffset, count);
    }

    /// <summary>Sends the control bytes in <see cref="Buffer"/> once, and now.</summary>
    /// <param name="owner">Who gets the result.</param>
    /// <param name="tag">Given back with the result.</param>
    /// <param name="node">The node.</param>
    /// <param name="count">Number of control bytes.</param>
    /// <param name="rate">The frame's rate.</param>
    /// <returns>False where the radio did not take them.</returns>
    public bool TrySend(ISendOwner owner, int tag, NodeEntry node, int count, AirRate rate)
    {
        int counter = node.Session.NextDownlink();
        int length = ControlFrame.Seal(node.Session, Buffer, FrameType.ControlDown, node.Session.NodeId, counter, count);
        return _sender.Send(owner, tag, node.Address, Buffer, length, rate);
    }

    /// <summary>Results of what this owner has in flight are not given to it any more.</summary>
    public void Disown(ISendOwner owner)
    {
        _sender.Disown(owner);
    }

    /// <summary>Tells a node that its session is of no use, so that it registers anew.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="reason">An <see cref="InvalidateReason"/>.</param>
    public void Invalidate(long address, byte reason)
    {
        _queue.SendInvalidateKey(address, reason);
    }
}
