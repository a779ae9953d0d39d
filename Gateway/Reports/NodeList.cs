using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.Reports;

/// <summary>
/// Keeps a list of the nodes at the broker: a retained message for each, with the time when it was heard last. One node is looked at a
/// call. A node that has just registered is told within half a minute, one that was heard every five minutes. What is told of a node
/// that is gone stays: there one sees since when. While an update runs it waits.
/// </summary>
internal sealed class NodeList : IPumped
{
    private const int RoundMilliseconds = 30000;

    /// <summary>Of so many rounds one tells of each node that was heard meanwhile, the others of new nodes alone.</summary>
    private const int RoundsOfHeard = 10;

    /// <summary>While so many messages wait for the broker none is added.</summary>
    private const int MaximumWaiting = 8;

    private readonly NodeTable _nodes;
    private readonly IClock _clock;
    private readonly Publisher _publisher;
    private long _due;
    private int _next;
    private int _round;

    /// <summary>Creates a list that was not published yet.</summary>
    public NodeList(NodeTable nodes, IClock clock, Publisher publisher)
    {
        _nodes = nodes;
        _clock = clock;
        _publisher = publisher;
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (now < _due)
        {
            return (int)(_due - now);
        }

        int pause = RoundMilliseconds / _nodes.Capacity;
        _due = now + pause;
        if (_publisher.Count >= MaximumWaiting || _nodes.UpdatesRunning > 0)
        {
            return pause;
        }

        NodeEntry entry = _nodes.At(_next);
        if (IsChanged(entry, now))
        {
            _publisher.Notice(CommandName.GatewayNode, TopicOf(entry.Address), Describe(entry, now), true);
        }

        _next++;
        if (_next == _nodes.Capacity)
        {
            _next = 0;
            _round = (_round + 1) % RoundsOfHeard;
        }

        return pause;
    }

    /// <summary>Takes a node off the list.</summary>
    public void Remove(long address)
    {
        _publisher.Notice(CommandName.GatewayNode, TopicOf(address), "", true);
    }

    private static string TopicOf(long address)
    {
        return CommandName.NodesPrefix + MacAddress.Format(address);
    }

    private bool IsChanged(NodeEntry entry, long now)
    {
        if (!entry.IsRegistered || !entry.Session.IsProven)
        {
            return false;
        }

        // A round may take longer than its time where messages wait.
        long since = _round == 0 ? RoundsOfHeard * RoundMilliseconds : RoundMilliseconds;
        long at = _round == 0 ? entry.LastHeard : entry.Session.OpenedAt;
        return now - at < since + RoundMilliseconds;
    }

    private string Describe(NodeEntry entry, long now)
    {
        long unix = _clock.UnixMicroseconds;
        return "{\"address\":\"" + MacAddress.Format(entry.Address) + "\""
            + (entry.Name == null ? "" : ",\"name\":" + Json.Quote(entry.Name))
            + (entry.Sleepy ? ",\"sleepy\":true" : "")
            + ",\"rssi\":" + entry.Rssi.ToString()
            + (unix <= 0 ? "" : ",\"seen\":" + (((unix / 1000) - (now - entry.LastHeard)) / 1000).ToString()) + "}";
    }
}
