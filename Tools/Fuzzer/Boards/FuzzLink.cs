using System.Text.Json;
using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>The gateway's connection to a broker, cut and slowed at will. What is published has to be right.</summary>
internal sealed class FuzzLink : IMqttLink
{
    private const string Discovery = "homeassistant/";

    /// <summary>The most characters of a topic: a command's, and its answer's, whose verb has three characters more.</summary>
    private const int LongestTopic = CommandTopic.MaximumCount + 3;

    private const int LongestPayload = LinkLimits.MaximumOutbound;

    private static readonly string[] _kept = ["/program", "/update", "/availability", "/config"];
    private static readonly string[] _notJson = ["/data", "/availability"];

    private readonly Queue<(string Topic, byte[] Payload, bool Retained)> _waiting = new(LinkLimits.InboundMessages);

    public MqttLinkState State { get; private set; }

    public string LastError { get; private set; } = null!;

    /// <summary>Gets or sets what hears every published message.</summary>
    public Action<string, byte[]>? Published { get; set; }

    /// <summary>Gets or sets whether connecting leads to nothing.</summary>
    public bool IsUnreachable { get; set; }

    /// <summary>Gets or sets whether nothing is taken for publishing.</summary>
    public bool IsFull { get; set; }

    /// <summary>Gets how many messages were published.</summary>
    public long Count { get; private set; }

    /// <summary>Has a message received; a full link loses it, as the device's does.</summary>
    public void Put(string topic, byte[] payload, bool retained)
    {
        if (State == MqttLinkState.Connected && _waiting.Count < LinkLimits.InboundMessages)
        {
            _waiting.Enqueue((topic, payload, retained));
        }
    }

    /// <summary>Cuts the connection.</summary>
    public void Cut(string? why)
    {
        State = MqttLinkState.Closed;
        LastError = why!;
        _waiting.Clear();
    }

    public void Abandon()
    {
        Cut("given up");
    }

    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        State = IsUnreachable ? MqttLinkState.Closed : MqttLinkState.Connected;
    }

    public bool TryReceive(MqttMessage message)
    {
        if (!_waiting.TryDequeue(out (string Topic, byte[] Payload, bool Retained) next))
        {
            return false;
        }

        message.Topic = next.Topic;
        message.Payload = next.Payload;
        message.Retained = next.Retained;
        return true;
    }

    public bool Publish(string topic, byte[] payload, bool retain)
    {
        if (State != MqttLinkState.Connected || IsFull)
        {
            return false;
        }

        Count++;
        Check(topic, payload, retain);
        Published?.Invoke(topic, payload);
        return true;
    }

    private static void Check(string topic, byte[] payload, bool retain)
    {
        if (topic.Length > LongestTopic || topic.AsSpan().ContainsAny('+', '#', '\0')
            || !(topic.StartsWith(FuzzNetwork.TopicPrefix, StringComparison.Ordinal) || topic.StartsWith(Discovery, StringComparison.Ordinal)))
        {
            throw new FuzzFailureException($"publishes under a topic of {topic.Length} characters: '{topic}'");
        }

        if (payload.Length > LongestPayload)
        {
            throw new FuzzFailureException($"publishes {payload.Length} bytes under {topic}");
        }

        // Data may be raw bytes of the node's own; nothing takes a kept message away; availability is a word.
        bool takesAway = retain && payload.Length == 0 && _kept.Any(end => topic.EndsWith(end, StringComparison.Ordinal));
        if (!takesAway && !_notJson.Any(end => topic.EndsWith(end, StringComparison.Ordinal)))
        {
            CheckJson(topic, payload);
        }
    }

    private static void CheckJson(string topic, byte[] payload)
    {
        Utf8JsonReader reader = new(payload);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                {
                    reader.GetString();
                }
            }
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FuzzFailureException($"publishes what is not JSON under {topic}: {Convert.ToHexStringLower(payload)}");
        }
    }
}
