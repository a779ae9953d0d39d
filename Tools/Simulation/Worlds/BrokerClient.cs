using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Worlds;

/// <summary>
/// A publisher's connection to a <see cref="MemoryBroker"/>: what it publishes, and what it hears of one node's results,
/// is under way as long as with every other client, and keeps its order.
/// </summary>
public sealed class BrokerClient
{
    private readonly Scheduler _scheduler;
    private readonly MemoryBroker _broker;
    private readonly string _node;
    private readonly string _results;

    /// <summary>Connects.</summary>
    /// <param name="world">The broker's world.</param>
    /// <param name="node">The node's name or address.</param>
    /// <param name="received">Takes the last level of a topic below <c>result</c>, and the payload.</param>
    public BrokerClient(VirtualWorld world, string node, Action<string, string> received)
    {
        _scheduler = world.Scheduler;
        _broker = world.Broker;
        _node = $"{VirtualWorld.Network}/{node}/";
        _results = $"{_node}result/";
        _broker.Published += message =>
        {
            if (!_broker.IsOutsideCut && message.Topic.StartsWith(_results, StringComparison.Ordinal))
            {
                string result = message.Topic[_results.Length..];
                string text = message.Text;
                _scheduler.After(_broker.Latency, () => received(result, text));
            }
        };
    }

    /// <summary>Publishes a command.</summary>
    /// <param name="command">The topic below the node, such as <c>set/ota</c>.</param>
    /// <param name="payload">The payload.</param>
    public void Publish(string command, byte[] payload)
    {
        if (!_broker.IsOutsideCut)
        {
            _scheduler.After(_broker.Latency, () => _broker.Publish(_node + command, payload));
        }
    }

    /// <summary>Publishes a command with a text.</summary>
    /// <param name="command">The topic below the node.</param>
    /// <param name="text">The payload, UTF-8.</param>
    public void Publish(string command, string text)
    {
        Publish(command, System.Text.Encoding.UTF8.GetBytes(text));
    }
}
