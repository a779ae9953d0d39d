using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Air;

/// <summary>Brings the messages of updates to nodes: those that open one through the queue, chunks past it, to one node or to all.</summary>
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

    /// <summary>Sends control bytes once, and now.</summary>
    /// <param name="owner">Who gets the result.</param>
    /// <param name="tag">Given back with the result.</param>
    /// <param name="node">The node.</param>
    /// <param name="buffer"><see cref="Buffer"/>, or a longer one, with the control bytes in the same place.</param>
    /// <param name="count">Number of control bytes.</param>
    /// <param name="rate">The frame's rate.</param>
    /// <returns>False where the radio did not take them.</returns>
    public bool TrySend(ISendOwner owner, int tag, NodeEntry node, byte[] buffer, int count, AirRate rate)
    {
        int counter = node.Session.NextDownlink();
        int length = ControlFrame.Seal(node.Session, buffer, FrameType.ControlDown, node.Session.NodeId, counter, count);
        return _sender.Send(owner, tag, node.Address, buffer, length, rate);
    }

    /// <summary>Gets how many messages wait for the radio.</summary>
    public int Waiting
    {
        get { return _queue.Count; }
    }

    /// <summary>
    /// Determines whether broadcasts can be sent now. Where the broadcast key has not so many counters left as are wanted, it is renewed
    /// first, and the nodes are told.
    /// </summary>
    /// <param name="count">How many will be sent; 0 for none but a few.</param>
    public bool HasBroadcasts(int count)
    {
        return _queue.HasBroadcasts(count);
    }

    /// <summary>Sends the control bytes in <see cref="Buffer"/> to all nodes that listen, once, and now. Nobody acknowledges them.</summary>
    /// <param name="owner">Who gets the result.</param>
    /// <param name="tag">Given back with the result.</param>
    /// <param name="count">Number of control bytes.</param>
    /// <returns>False where they were not taken.</returns>
    public bool TryBroadcast(ISendOwner owner, int tag, int count)
    {
        int length = _sender.Room > 0 ? _queue.SealBroadcast(count) : 0;
        return length > 0 && _sender.Send(owner, tag, MacAddress.Broadcast, Buffer, length);
    }

    /// <summary>Results of what this owner has in flight are not given to it any more.</summary>
    public void Disown(ISendOwner owner)
    {
        _sender.Disown(owner);
    }

    /// <summary>Sends InvalidateKey to a node, so that it registers again.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="reason">The reason.</param>
    public void Invalidate(long address, InvalidateReason reason)
    {
        _queue.SendInvalidateKey(address, reason);
    }
}
