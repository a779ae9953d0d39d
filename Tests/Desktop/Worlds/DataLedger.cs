using System.Text.Json;
using EnigmaIoT.Gateway;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// Holds what a gateway publishes against what its nodes sent and what the broker took. Each message of a node has the node's own count: a
/// run is what a node sent under one start of its own and of the gateway; inside of it a count that is not there was lost on the air. The
/// end of a deep sleep with the session kept is no start: the count goes on as the session does (<see cref="CountedApplication"/>).
/// </summary>
internal sealed class DataLedger : IPublishListener
{
    private const int Levels = 3;

    private readonly Dictionary<string, int> _last = [];
    private string? _firstOf;

    /// <summary>Begins to read what the broker takes.</summary>
    public DataLedger(VirtualWorld world)
    {
        world.Broker.Published += message => Taken += IsOfQueue(message.Topic) ? 1 : 0;
    }

    /// <summary>Gets how many messages the gateway had to publish.</summary>
    public int Queued { get; private set; }

    /// <summary>Gets how many of them were data of nodes.</summary>
    public int Data { get; private set; }

    /// <summary>Gets how many of the gateway's messages the broker took.</summary>
    public int Taken { get; private set; }

    /// <summary>Gets how many data messages were missing between others of their run.</summary>
    public int Missing { get; private set; }

    /// <summary>
    /// Gets how many were missing before the first one of a run, by the gateway's word: what a node sent under a session that was not
    /// proven yet, or to a gateway that was away, nobody can count but the node.
    /// </summary>
    public int MissingAtStart { get; private set; }

    /// <summary>Gets how many data messages came twice.</summary>
    public int Repeated { get; private set; }

    /// <summary>Listens to a gateway that has just started: it does not know what was lost before.</summary>
    public void Follow(GatewayFirmware firmware)
    {
        _last.Clear();
        Queued += firmware.Publisher.Count;
        firmware.Publisher.Listener = this;
    }

    /// <inheritdoc/>
    public void OnPublished(string topic, byte[] payload, bool retain)
    {
        Queued += IsOfQueue(topic) ? 1 : 0;
        string[] levels = topic.Split('/');
        if (levels.Length == Levels && levels[2] == "data" && levels[1] != "gateway")
        {
            Data++;
            using JsonDocument json = JsonDocument.Parse(payload);
            Count(levels[1], json.RootElement.GetProperty("count").GetInt32());
        }
        else if (topic.EndsWith("/debug/lostmessages", StringComparison.Ordinal) && levels[1] == _firstOf)
        {
            using JsonDocument json = JsonDocument.Parse(payload);
            MissingAtStart += json.RootElement.GetProperty("lostMessages").GetInt32();
        }
    }

    // The gateway's status and an update's credit go past its queue (of a credit the listener hears again where the link had no room
    // for it at first), and commands are the test's.
    private static bool IsOfQueue(string topic)
    {
        return topic != $"{VirtualWorld.Network}/gateway/status"
            && !topic.EndsWith("/result/credit", StringComparison.Ordinal)
            && !topic.Contains("/set/", StringComparison.Ordinal)
            && !topic.Contains("/get/", StringComparison.Ordinal);
    }

    private void Count(string node, int count)
    {
        bool goesOn = _last.TryGetValue(node, out int last) && count >= last;
        _firstOf = goesOn ? null : node;
        if (goesOn)
        {
            Repeated += count == last ? 1 : 0;
            Missing += Math.Max(0, count - last - 1);
        }

        _last[node] = count;
    }
}
