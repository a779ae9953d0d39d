using EnigmaIoT.Simulation.Time;
using MQTTnet;

namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>
/// A broker in virtual time: topic filters with + and #, retained messages, last wills, quality of service 0. Whatever
/// passes between it and a link takes <see cref="Latency"/> and keeps its order. One thread, the scheduler's, owns it.
/// </summary>
public sealed class MemoryBroker
{
    private readonly Scheduler _scheduler;
    private readonly List<MemoryMqttLink> _clients = [];
    private readonly SortedDictionary<string, byte[]> _retained = new(StringComparer.Ordinal);
    private readonly List<MemoryMessage> _published = [];
    private readonly Queue<Action> _frozen = new();

    /// <summary>Creates a broker that is up.</summary>
    /// <param name="scheduler">Where time comes from.</param>
    /// <param name="latency">See <see cref="Latency"/>.</param>
    public MemoryBroker(Scheduler scheduler, long latency = 500)
    {
        _scheduler = scheduler;
        Latency = latency;
    }

    /// <summary>Occurs when the broker took a message, after it was passed on.</summary>
    public event Action<MemoryMessage>? Published;

    /// <summary>Gets or sets how long every message is under way in one direction, in microseconds.</summary>
    public long Latency { get; set; }

    /// <summary>Gets whether the broker takes connections.</summary>
    public bool IsUp { get; private set; } = true;

    /// <summary>Gets whether the broker stands still: connections stay, and whatever comes waits.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Gets or sets whether publishers outside of the boards are cut off: what goes to them or comes from them is lost.</summary>
    public bool IsOutsideCut { get; set; }

    /// <summary>Gets how many clients are connected.</summary>
    public int Clients => _clients.Count;

    /// <summary>Gets every message taken so far, oldest first.</summary>
    public IReadOnlyList<MemoryMessage> Messages => _published;

    /// <summary>Publishes as an outside client would, at once.</summary>
    public void Publish(string topic, byte[] payload, bool retain = false)
    {
        if (IsFrozen)
        {
            _frozen.Enqueue(() => Publish(topic, payload, retain));
            return;
        }

        if (retain)
        {
            Retain(topic, payload);
        }

        foreach (MemoryMqttLink client in _clients)
        {
            if (client.Matches(topic))
            {
                client.Send(topic, payload, retained: false);
            }
        }

        MemoryMessage message = new(_scheduler.Now, topic, payload, retain);
        _published.Add(message);
        Published?.Invoke(message);
    }

    /// <summary>Publishes a text (UTF-8).</summary>
    public void Publish(string topic, string text, bool retain = false)
    {
        Publish(topic, System.Text.Encoding.UTF8.GetBytes(text), retain);
    }

    /// <summary>Gets what is retained under a topic; null where nothing is.</summary>
    public byte[]? Retained(string topic)
    {
        return _retained.GetValueOrDefault(topic);
    }

    /// <summary>Cuts every connection; the clients may connect again. Their last wills are published.</summary>
    public void Cut()
    {
        // A will goes to those that are still there, as with a real broker that loses one client after the other.
        while (_clients.Count > 0)
        {
            Cut(_clients[0]);
        }
    }

    /// <summary>Cuts one client's connection and publishes its last will.</summary>
    public void Cut(MemoryMqttLink client)
    {
        if (_clients.Remove(client))
        {
            string topic = client.WillTopic;
            byte[] payload = client.WillPayload;
            client.Close("the broker closed the connection");
            Publish(topic, payload, retain: true);
        }
    }

    /// <summary>Takes the broker off the network: every connection is cut and new ones fail. Retained messages stay.</summary>
    public void Down()
    {
        IsUp = false;
        Cut();
    }

    /// <summary>Puts the broker back.</summary>
    public void Up()
    {
        IsUp = true;
    }

    /// <summary>Has the broker stand still, as one whose process is stopped.</summary>
    public void Freeze()
    {
        IsFrozen = true;
    }

    /// <summary>Has it go on with what came meanwhile, in order.</summary>
    public void Thaw()
    {
        IsFrozen = false;
        while (_frozen.TryDequeue(out Action? action))
        {
            action();
        }
    }

    /// <summary>Answers an attempt to connect once the broker goes on.</summary>
    internal void WhenThawed(Action action)
    {
        if (IsFrozen)
        {
            _frozen.Enqueue(action);
        }
        else
        {
            action();
        }
    }

    /// <summary>Takes a client in and sends it what is retained under its filters.</summary>
    internal void Accept(MemoryMqttLink client)
    {
        _clients.Add(client);
        foreach ((string topic, byte[] payload) in _retained)
        {
            if (client.Matches(topic))
            {
                client.Send(topic, payload, retained: true);
            }
        }
    }

    /// <summary>Takes a client's message. A topic with a wildcard breaks the protocol and costs the connection.</summary>
    internal void Take(MemoryMqttLink client, string topic, byte[] payload, bool retain)
    {
        if (topic.Length == 0 || topic.AsSpan().ContainsAny(
            MqttTopicFilterComparer.SingleLevelWildcard, MqttTopicFilterComparer.MultiLevelWildcard))
        {
            Cut(client);
            return;
        }

        Publish(topic, payload, retain);
    }

    private void Retain(string topic, byte[] payload)
    {
        if (payload.Length == 0)
        {
            _retained.Remove(topic);
        }
        else
        {
            _retained[topic] = payload;
        }
    }
}
