using System.Collections;
using System.Text;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>A link whose broker is the test: it fills the inbound queue and reads what was published.</summary>
public sealed class FakeMqttLink : IMqttLink
{
    private readonly ArrayList _inbound = new ArrayList();
    private readonly ArrayList _published = new ArrayList();

    /// <inheritdoc/>
    public MqttLinkState State { get; set; }

    /// <inheritdoc/>
    public string LastError { get; set; }

    /// <summary>Gets or sets the state that <see cref="Connect"/> leads to: a <see cref="MqttLinkState"/>.</summary>
    public MqttLinkState StateAfterConnect { get; set; } = MqttLinkState.Connected;

    /// <summary>Gets or sets whether <see cref="Publish"/> refuses what it gets while connected.</summary>
    public bool IsFull { get; set; }

    /// <summary>Gets or sets the topic whose messages come back, as a broker sends them to whoever subscribed; null for none.</summary>
    public string EchoedTopic { get; set; }

    /// <summary>Gets the caller's own object, as it was given last to <see cref="TryReceive"/>.</summary>
    public MqttMessage CallersMessage { get; private set; }

    /// <summary>Gets how often the firmware connected.</summary>
    public int ConnectCount { get; private set; }

    /// <summary>Gets how often the firmware gave a connection up.</summary>
    public int AbandonCount { get; private set; }

    /// <summary>Gets the will's topic of the last <see cref="Connect"/>.</summary>
    public string WillTopic { get; private set; }

    /// <summary>Gets the will's payload of the last <see cref="Connect"/>.</summary>
    public string WillPayload { get; private set; }

    /// <summary>Gets the topic filters of the last <see cref="Connect"/>.</summary>
    public string[] Subscriptions { get; private set; }

    /// <summary>Gets how many messages were published since the last <see cref="ClearPublished"/>.</summary>
    public int PublishedCount
    {
        get { return _published.Count; }
    }

    /// <summary>Gets the message published last, or null.</summary>
    public PublishedMessage Last
    {
        get { return _published.Count == 0 ? null : Published(_published.Count - 1); }
    }

    /// <summary>Gets a published message, the oldest at 0.</summary>
    public PublishedMessage Published(int index)
    {
        return (PublishedMessage)_published[index];
    }

    /// <summary>Forgets what was published.</summary>
    public void ClearPublished()
    {
        _published.Clear();
    }

    /// <summary>Finds the last message under a topic, or null.</summary>
    public PublishedMessage LastOf(string topic)
    {
        for (int i = _published.Count - 1; i >= 0; i--)
        {
            if (Published(i).Topic == topic)
            {
                return Published(i);
            }
        }

        return null;
    }

    /// <summary>Counts the messages under a topic.</summary>
    public int CountOf(string topic)
    {
        int count = 0;
        for (int i = 0; i < _published.Count; i++)
        {
            count += Published(i).Topic == topic ? 1 : 0;
        }

        return count;
    }

    /// <summary>Counts the messages with a payload.</summary>
    public int CountOfText(string text)
    {
        int count = 0;
        for (int i = 0; i < _published.Count; i++)
        {
            count += Published(i).Text == text ? 1 : 0;
        }

        return count;
    }

    /// <summary>Puts a received message into the queue.</summary>
    public void Enqueue(string topic, byte[] payload, bool retained)
    {
        MqttMessage message = new MqttMessage();
        message.Topic = topic;
        message.Payload = payload;
        message.Retained = retained;
        _inbound.Add(message);
    }

    /// <summary>Puts a received text, just published, into the queue.</summary>
    public void Enqueue(string topic, string payload)
    {
        Enqueue(topic, Encoding.UTF8.GetBytes(payload), false);
    }

    /// <inheritdoc/>
    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        ConnectCount++;
        WillTopic = willTopic;
        WillPayload = willPayload;
        Subscriptions = subscriptions;
        State = StateAfterConnect;
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        AbandonCount++;
        State = MqttLinkState.Closed;
    }

    /// <inheritdoc/>
    public bool TryReceive(MqttMessage message)
    {
        CallersMessage = message;
        if (_inbound.Count == 0)
        {
            return false;
        }

        MqttMessage oldest = (MqttMessage)_inbound[0];
        _inbound.RemoveAt(0);
        message.Topic = oldest.Topic;
        message.Payload = oldest.Payload;
        message.Retained = oldest.Retained;
        return true;
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, bool retain)
    {
        if (State != MqttLinkState.Connected || IsFull)
        {
            return false;
        }

        _published.Add(new PublishedMessage(topic, payload, retain));
        if (topic == EchoedTopic)
        {
            Enqueue(topic, payload, false);
        }

        return true;
    }
}
