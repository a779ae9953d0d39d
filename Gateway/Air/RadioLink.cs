using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Gateway.Air;

/// <summary>Brings the messages of updates to nodes by radio: those that open one through the queue, chunks past it.</summary>
public sealed class RadioLink : INodeLink
{
    private readonly DownlinkQueue _queue;
    private readonly RadioSender _sender;

    /// <summary>Makes a link.</summary>
    public RadioLink(DownlinkQueue queue, RadioSender sender)
    {
        _queue = queue;
        _sender = sender;
    }

    /// <inheritdoc/>
    public byte[] Buffer
    {
        get { return _queue.Buffer; }
    }

    /// <inheritdoc/>
    public int Room
    {
        get { return _sender.Room; }
    }

    /// <inheritdoc/>
    public bool IsFree(NodeEntry node)
    {
        return node.IsRegistered && !_queue.HasMessagesFor(node);
    }

    /// <inheritdoc/>
    public void SendControl(NodeEntry node, int count)
    {
        _queue.SendControl(node, Buffer, ControlFrame.ControlOffset, count);
    }

    /// <inheritdoc/>
    public bool TrySend(ISendOwner owner, int tag, NodeEntry node, int count)
    {
        int counter = node.Session.NextDownlink();
        int length = ControlFrame.Seal(node.Session, Buffer, FrameType.ControlDown, node.Session.NodeId, counter, count);
        return _sender.Send(owner, tag, node.Address, Buffer, length);
    }

    /// <inheritdoc/>
    public void Disown(ISendOwner owner)
    {
        _sender.Disown(owner);
    }

    /// <inheritdoc/>
    public void Invalidate(long address, byte reason)
    {
        _queue.SendFrame(address, Buffer, InvalidateKeyFrame.Write(Buffer, reason));
    }
}
