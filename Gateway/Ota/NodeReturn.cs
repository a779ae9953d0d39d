using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Gateway.Ota;

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
    private readonly byte[] _frame = new byte[InvalidateKeyFrame.Count];
    private long _address;
    private long _limit;
    private long _due;

    /// <summary>Makes a wait that has not begun.</summary>
    public NodeReturn(NodeTable nodes, DownlinkQueue queue)
    {
        _nodes = nodes;
        _queue = queue;
    }

    /// <summary>Starts to wait for a node.</summary>
    public void Begin(long address, long now)
    {
        _address = address;
        _limit = now + LimitMilliseconds;
        _due = now;
    }

    /// <summary>Tells whether the wait has been long enough.</summary>
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
            _queue.SendFrame(_address, _frame, InvalidateKeyFrame.Write(_frame, InvalidateReason.UnregisteredNode));
        }

        return null;
    }
}
