using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Benchmarks.Parts;

/// <summary>A broker connection whose messages were made beforehand. It reads the credit that the gateway gives.</summary>
internal sealed class PreparedLink : IMqttLink
{
    private readonly Queue<byte[]> _messages = new();

    public MqttLinkState State { get; private set; } = MqttLinkState.Closed;

    public string LastError => null!;

    /// <summary>Gets or sets the topic of all messages.</summary>
    public string Topic { get; set; } = string.Empty;

    /// <summary>Gets the credit told last: the index of a chunk.</summary>
    public int Credit { get; private set; }

    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        State = MqttLinkState.Connected;
    }

    public void Abandon()
    {
        State = MqttLinkState.Closed;
    }

    /// <summary>Has a message received.</summary>
    public void Put(byte[] payload)
    {
        _messages.Enqueue(payload);
    }

    public bool TryReceive(MqttMessage message)
    {
        if (!_messages.TryDequeue(out byte[]? payload))
        {
            return false;
        }

        message.Topic = Topic;
        message.Payload = payload;
        message.Retained = false;
        return true;
    }

    public bool Publish(string topic, byte[] payload, bool retain)
    {
        if (topic.EndsWith("/credit", StringComparison.Ordinal))
        {
            Credit = NumberBefore(payload, payload.Length - 1);
        }

        return true;
    }

    private static int NumberBefore(byte[] payload, int end)
    {
        int number = 0;
        int scale = 1;
        for (int i = end - 1; i >= 0 && char.IsAsciiDigit((char)payload[i]); i--)
        {
            number += (payload[i] - '0') * scale;
            scale *= 10;
        }

        return number;
    }
}
