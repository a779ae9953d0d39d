using System.Text;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Mqtt;

/// <summary>
/// What the gateway publishes, in order, in a bounded queue that also waits while the broker is away. When it is full the
/// oldest reading gives way; where there is none, the oldest message does. Both are counted and logged.
/// </summary>
public sealed class Publisher
{
    /// <summary>Messages that can wait.</summary>
    public const int Capacity = 32;

    /// <summary>Payload bytes that can wait: 32 messages of usual size, or one of the longest and more.</summary>
    public const int MaximumBytes = 8192;

    private readonly IMqttLink _link;
    private readonly ILog _log;
    private readonly string _prefix;
    private readonly OutgoingMessage[] _messages = new OutgoingMessage[Capacity];
    private int _first;
    private int _count;
    private int _bytes;
    private bool _fullLogged;

    /// <summary>Makes an empty queue.</summary>
    public Publisher(string networkName, IMqttLink link, ILog log)
    {
        _prefix = networkName + "/";
        _link = link;
        _log = log;
        for (int i = 0; i < Capacity; i++)
        {
            _messages[i] = new OutgoingMessage();
        }
    }

    /// <summary>Gets how many messages were given up since the start because the queue was full.</summary>
    public int Dropped { get; private set; }

    /// <summary>Gets how many messages the link has taken since the start. It wraps; only changes count.</summary>
    public int Taken { get; private set; }

    /// <summary>Gets how many messages wait.</summary>
    public int Count
    {
        get { return _count; }
    }

    /// <summary>Gets whether the broker is there.</summary>
    public bool IsConnected
    {
        get { return _link.State == MqttLinkState.Connected; }
    }

    /// <summary>Queues an answer of a node: under its name, and under the other form of address that was asked.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="suffix">The topic behind the node, such as <c>result/ota</c>.</param>
    /// <param name="json">The payload.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Answer(NodeEntry entry, string suffix, string json, long now)
    {
        byte[] payload = Encoding.UTF8.GetBytes(json);
        Enqueue(entry.TopicName, suffix, payload, false, false);
        string form = entry.AskedForm(now);
        if (form != null)
        {
            Enqueue(form, suffix, payload, false, false);
        }
    }

    /// <summary>Queues a message that must not give way to readings.</summary>
    /// <param name="node">The topic level that names the node, or <c>gateway</c>.</param>
    /// <param name="suffix">The topic behind it.</param>
    /// <param name="text">The payload.</param>
    /// <param name="retain">Whether the broker keeps it.</param>
    public void Notice(string node, string suffix, string text, bool retain)
    {
        Enqueue(node, suffix, Encoding.UTF8.GetBytes(text), retain, false);
    }

    /// <summary>Queues a reading: data or status of a node.</summary>
    public void Reading(string node, string suffix, byte[] payload)
    {
        Enqueue(node, suffix, payload, false, true);
    }

    /// <summary>Gets the whole topic of a node's or the gateway's message.</summary>
    public string Topic(string node, string suffix)
    {
        return _prefix + node + "/" + suffix;
    }

    /// <summary>Publishes past the queue, where nothing waits in it and the link takes it. Nothing is allocated or kept.</summary>
    /// <returns>False where it was not published.</returns>
    public bool TryPublishNow(string topic, byte[] payload)
    {
        return _count == 0 && IsConnected && _link.Publish(topic, payload, false);
    }

    /// <summary>Hands messages to the link while it takes them.</summary>
    public void Pump()
    {
        while (_count > 0 && IsConnected)
        {
            OutgoingMessage message = _messages[_first];
            if (!_link.Publish(message.Topic, message.Payload, message.Retain))
            {
                return;
            }

            RemoveAt(0);
            Taken++;
            _fullLogged = false;
        }
    }

    private void Enqueue(string node, string suffix, byte[] payload, bool retain, bool expendable)
    {
        while (_count > 0 && (_count == Capacity || payload.Length > MaximumBytes - _bytes))
        {
            MakeRoom();
        }

        OutgoingMessage message = _messages[(_first + _count) % Capacity];
        message.Topic = Topic(node, suffix);
        message.Payload = payload;
        message.Retain = retain;
        message.Expendable = expendable;
        _bytes += payload.Length;
        _count++;
    }

    private void MakeRoom()
    {
        int victim = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_messages[(_first + i) % Capacity].Expendable)
            {
                victim = i;
                break;
            }
        }

        RemoveAt(victim);
        Dropped++;
        if (!_fullLogged)
        {
            _fullLogged = true;
            _log.Write(LogLevel.Warning, "MQTT queue full: the oldest readings are given up");
        }
    }

    private void RemoveAt(int position)
    {
        OutgoingMessage removed = _messages[(_first + position) % Capacity];
        for (int i = position; i > 0; i--)
        {
            _messages[(_first + i) % Capacity] = _messages[(_first + i - 1) % Capacity];
        }

        _messages[_first] = removed;
        _bytes -= removed.Payload.Length;
        removed.Topic = null;
        removed.Payload = null;
        _first = (_first + 1) % Capacity;
        _count--;
    }
}
