using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// What the gateway publishes, in order, in a bounded queue that also waits while the broker is away. When it is full the
/// oldest reading gives way; where there is none, the oldest message does. Both are counted and logged.
/// </summary>
public sealed class Publisher : IPumped
{
    /// <summary>Messages that can wait.</summary>
    public const int Capacity = 32;

    /// <summary>Payload bytes that can wait: 32 messages of usual size, or one of the longest and more.</summary>
    public const int MaximumBytes = 8192;

    private readonly IMqttLink _link;
    private readonly ILog _log;
    private readonly string _prefix;
    private readonly SizeLimit _sizes = new SizeLimit();
    private OutgoingMessage _first;
    private OutgoingMessage _last;
    private int _count;
    private int _bytes;
    private bool _fullLogged;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="topicBase">What every topic of the network begins with.</param>
    /// <param name="link">The connection.</param>
    /// <param name="log">Where it is logged that the queue is full.</param>
    public Publisher(string topicBase, IMqttLink link, ILog log)
    {
        _prefix = topicBase + "/";
        _link = link;
        _log = log;
    }

    /// <summary>Gets or sets who is notified of what is published; null for nobody.</summary>
    public IPublishListener Listener { get; set; }

    /// <summary>Gets how many messages were given up since the start: the queue was full, or they are too large for the broker.</summary>
    public int Dropped { get; private set; }

    /// <summary>
    /// Gets how many messages that the broker was to keep gave way in the queue, or can be published again. It wraps; only changes count.
    /// </summary>
    public int DroppedRetained { get; private set; }

    /// <summary>Gets how many messages the link has taken since the start. It wraps; only changes count.</summary>
    public int Taken { get; private set; }

    /// <summary>Gets the most messages that have waited at once since the start.</summary>
    public int Most { get; private set; }

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
    /// <param name="node">The topic level that names the node.</param>
    /// <param name="otherForm">The other form of address; null where nobody asked by another one.</param>
    /// <param name="suffix">The topic behind the node, such as <c>result/ota</c>.</param>
    /// <param name="json">The payload.</param>
    public void Answer(string node, string otherForm, string suffix, string json)
    {
        byte[] payload = Encoding.UTF8.GetBytes(json);
        Enqueue(Topic(node, suffix), payload, false, false);
        if (otherForm != null)
        {
            Enqueue(Topic(otherForm, suffix), payload, false, false);
        }
    }

    /// <summary>Queues a message that must not give way to readings.</summary>
    /// <param name="node">The topic level that names the node, or <c>gateway</c>.</param>
    /// <param name="suffix">The topic behind it.</param>
    /// <param name="text">The payload.</param>
    /// <param name="retain">Whether the broker keeps it.</param>
    public void Notice(string node, string suffix, string text, bool retain)
    {
        Enqueue(Topic(node, suffix), Encoding.UTF8.GetBytes(text), retain, false);
    }

    /// <summary>Queues a reading: data or status of a node.</summary>
    public void Reading(string node, string suffix, byte[] payload)
    {
        Enqueue(Topic(node, suffix), payload, false, true);
    }

    /// <summary>Queues a message that the broker keeps, under a topic outside the network's level.</summary>
    /// <param name="topic">The whole topic.</param>
    /// <param name="payload">The payload; empty to take away what the broker keeps there.</param>
    public void Announce(string topic, byte[] payload)
    {
        Enqueue(topic, payload, true, false);
    }

    /// <summary>Gets the whole topic of a node's or the gateway's message.</summary>
    public string Topic(string node, string suffix)
    {
        return _prefix + node + "/" + suffix;
    }

    /// <summary>
    /// Publishes past the queue, where nothing waits in it and the link takes it. Nothing is allocated or kept. While the broker is away
    /// the listener alone hears it.
    /// </summary>
    /// <param name="topic">The whole topic.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="isNew">Whether the listener is notified even if the link does not accept it now: on the first attempt.</param>
    /// <returns>False where it has to be tried again.</returns>
    public bool TryPublishNow(string topic, byte[] payload, bool isNew)
    {
        bool isHeard = IsConnected ? _count == 0 && _link.Publish(topic, payload, false) : Listener != null;
        if (isHeard || isNew)
        {
            Listener?.OnPublished(topic, payload, false);
        }

        return isHeard;
    }

    /// <summary>The connection to the broker is lost.</summary>
    public void OnLost(long now)
    {
        int size = _sizes.OnLost(now);
        if (size > 0)
        {
            _log.Write(
                LogLevel.Warning,
                "MQTT: the broker closes the connection behind large messages; those of " + size.ToString()
                    + " bytes and more are left out for an hour (docs/broker.md)");
        }
    }

    /// <summary>Passes messages to the link while it takes them.</summary>
    /// <returns>In how many milliseconds something is due: the link reports when it accepts more.</returns>
    public int Pump(long now)
    {
        if (_sizes.TryEnd(now))
        {
            // What was left out comes again.
            DroppedRetained++;
        }

        while (_count > 0 && IsConnected)
        {
            int size = _first.Topic.Length + _first.Payload.Length;
            bool isTooLarge = _sizes.IsTooLarge(size);
            if (!isTooLarge && !_link.Publish(_first.Topic, _first.Payload, _first.Retain))
            {
                break;
            }

            RemoveBehind(null);
            if (isTooLarge)
            {
                Dropped++;
                continue;
            }

            _sizes.OnSent(size, now);
            Taken++;
            _fullLogged = false;
        }

        return _sizes.Remaining(now);
    }

    private void Enqueue(string topic, byte[] payload, bool retain, bool expendable)
    {
        // Before anything gives way to it: there may be no memory for it.
        OutgoingMessage message = new OutgoingMessage
        {
            Topic = topic,
            Payload = payload,
            Retain = retain,
            Expendable = expendable,
        };
        while (_count > 0 && (_count == Capacity || payload.Length > MaximumBytes - _bytes))
        {
            MakeRoom();
        }

        if (_last == null)
        {
            _first = message;
        }
        else
        {
            _last.Next = message;
        }

        _last = message;
        _bytes += payload.Length;
        _count++;
        Most = _count > Most ? _count : Most;
        Listener?.OnPublished(message.Topic, payload, retain);
    }

    private void MakeRoom()
    {
        OutgoingMessage before = null;
        OutgoingMessage victim = _first;
        while (victim != null && !victim.Expendable)
        {
            before = victim;
            victim = victim.Next;
        }

        DroppedRetained += victim == null && _first.Retain ? 1 : 0;
        RemoveBehind(victim == null ? null : before);
        Dropped++;
        if (!_fullLogged)
        {
            _fullLogged = true;
            _log.Write(LogLevel.Warning, "MQTT queue full: the oldest readings are given up");
        }
    }

    /// <summary>Removes the message behind another one; the first one where that is null.</summary>
    private void RemoveBehind(OutgoingMessage before)
    {
        OutgoingMessage removed = before == null ? _first : before.Next;
        OutgoingMessage next = removed.Next;
        int bytes = removed.Payload.Length;
        if (before != null)
        {
            before.Next = next;
        }

        // Nothing is called from here on, for which there might be no memory.
        _first = before == null ? next : _first;
        _last = removed == _last ? before : _last;
        _bytes -= bytes;
        _count--;
    }
}
