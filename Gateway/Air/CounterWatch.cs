using EnigmaIoT.Shared.Control;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Finds out whether data with a counter from long ago is a copy, or comes from a node whose memory was restored: the node is asked
/// for its version. One that is well answers under a new control counter, however many copies a stranger sends meanwhile; one that was
/// restored cannot, and one that is off or asleep does not hear what follows either. One node is watched at a time.
/// </summary>
internal sealed class CounterWatch
{
    /// <summary>Messages in a row, with nothing new of the node between them, that show a counter that fell back.</summary>
    public const int Messages = 3;

    /// <summary>Milliseconds between two messages that count: the answer must have had its time.</summary>
    public const int PauseMilliseconds = 500;

    // A node of which nothing is heard for so long makes room for another one.
    private const int HoldMilliseconds = 60000;

    private readonly DownlinkQueue _queue;
    private NodeEntry _suspect;
    private int _counter;
    private int _count;
    private long _heardAt;

    /// <summary>Creates a watch that suspects nobody.</summary>
    public CounterWatch(DownlinkQueue queue)
    {
        _queue = queue;
    }

    /// <summary>Called for a message whose counter is too old to be checked for a copy.</summary>
    /// <param name="entry">The node whose key it has.</param>
    /// <param name="counter">The counter.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether the node has to register again.</returns>
    public bool OnOld(NodeEntry entry, int counter, long now)
    {
        long pause = _suspect == entry ? PauseMilliseconds : HoldMilliseconds;
        if (_suspect != null && now - _heardAt < pause)
        {
            return false;
        }

        // The messages of a restored node count up.
        if (_suspect != entry || counter <= _counter)
        {
            _suspect = entry;
            _count = 0;
        }

        _counter = counter;
        _heardAt = now;
        if (++_count < Messages)
        {
            _queue.Buffer[0] = ControlCode.VersionGet;
            _queue.SendControlNow(entry, _queue.Buffer, 1);
            return false;
        }

        _suspect = null;
        return true;
    }

    /// <summary>Determines whether a node was asked and has not answered yet.</summary>
    public bool Suspects(NodeEntry entry)
    {
        return _suspect == entry;
    }

    /// <summary>A frame of the node was taken, so it has not been restored.</summary>
    public void OnTaken(NodeEntry entry)
    {
        _suspect = _suspect == entry ? null : _suspect;
    }
}
