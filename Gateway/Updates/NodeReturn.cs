using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// Waits for a node whose update a restart of the gateway cut: it holds a session that the gateway has lost, and is told so
/// until it has registered anew.
/// </summary>
internal sealed class NodeReturn
{
    /// <summary>So often the node is told.</summary>
    public const int AskMilliseconds = 1000;

    /// <summary>Registration takes a 0.9.8 node 4 to 8 s; then it has given its update up, and offers would start it anew.</summary>
    private const int LimitMilliseconds = 30000;

    private readonly NodeTable _nodes;
    private readonly DownlinkQueue _queue;
    private readonly long _address;
    private readonly long _limit;
    private long _due;

    /// <summary>Starts to wait for a node.</summary>
    public NodeReturn(NodeTable nodes, DownlinkQueue queue, long address, long now)
    {
        _nodes = nodes;
        _queue = queue;
        _address = address;
        _limit = now + LimitMilliseconds;
        _due = now;
    }

    /// <summary>Determines whether the wait has been long enough.</summary>
    public bool IsOver(long now)
    {
        return now >= _limit;
    }

    /// <summary>Looks for the node, and tells it that its session is gone.</summary>
    /// <returns>The node once it is registered; else null.</returns>
    public NodeEntry Pump(long now)
    {
        NodeEntry entry = _nodes.Find(_address);
        if (entry != null && entry.IsRegistered)
        {
            return entry;
        }

        if (now >= _due)
        {
            _due = now + AskMilliseconds;
            byte[] frame = _queue.Buffer;
            _queue.SendFrame(_address, frame, InvalidateKeyFrame.Write(frame, InvalidateReason.UnregisteredNode));
        }

        return null;
    }
}
