using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Time;
using MQTTnet;

namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>A connection to a <see cref="MemoryBroker"/> in virtual time.</summary>
public sealed class MemoryMqttLink : IMqttLink, IDisposable
{
    private readonly MemoryBroker _broker;
    private readonly Scheduler _scheduler;
    private readonly Action _wake;
    private readonly Queue<InboundMessage> _inbound = new();
    private string[] _filters = [];
    private string? _lastError;

    // Counts connections: what was under way when one ended does not arrive in the next.
    private int _connection;
    private int _outbound;
    private bool _isCutOff;

    /// <summary>Creates a link that is closed.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="scheduler">The broker's scheduler.</param>
    /// <param name="wake">Called after each event that the firmware's pump has to see.</param>
    public MemoryMqttLink(MemoryBroker broker, Scheduler scheduler, Action wake)
    {
        _broker = broker;
        _scheduler = scheduler;
        _wake = wake;
    }

    /// <inheritdoc/>
    public MqttLinkState State { get; private set; } = MqttLinkState.Closed;

    /// <inheritdoc/>
    public string LastError => _lastError!;

    /// <summary>Gets or sets how many published messages may be under way to the broker.</summary>
    public int OutboundCapacity { get; set; } = MqttNetLink.QueueCapacity;

    /// <summary>Gets how many received messages wait for the firmware.</summary>
    public int Waiting => _inbound.Count;

    /// <summary>Gets how many bytes publishing has allocated, which a firmware's turn is not to be blamed for.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Gets or sets until when the board's program is busy: what it publishes leaves then. Virtual microseconds.</summary>
    public long HeldUntil { get; set; }

    /// <summary>Gets how often <see cref="Connect"/> started an attempt.</summary>
    public int Attempts { get; private set; }

    /// <summary>Gets the topic of the last will.</summary>
    internal string WillTopic { get; private set; } = string.Empty;

    /// <summary>Gets the payload of the last will.</summary>
    internal byte[] WillPayload { get; private set; } = [];

    /// <inheritdoc/>
    /// <remarks>Does nothing while a connection stands or is being made. An attempt takes there and back.</remarks>
    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        if (State != MqttLinkState.Closed)
        {
            return;
        }

        State = MqttLinkState.Connecting;
        Attempts++;
        WillTopic = willTopic;
        WillPayload = System.Text.Encoding.UTF8.GetBytes(willPayload);
        _filters = [.. subscriptions];
        int connection = ++_connection;
        _scheduler.After(2 * _broker.Latency, () => _broker.WhenThawed(() => Open(connection)));
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        Dispose();
        if (State != MqttLinkState.Closed)
        {
            Close("given up");
        }
    }

    /// <inheritdoc/>
    public bool TryReceive(MqttMessage message)
    {
        if (!_inbound.TryDequeue(out InboundMessage received))
        {
            return false;
        }

        message.Topic = received.Topic;
        message.Payload = received.Payload;
        message.Retained = received.Retained;
        return true;
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, bool retain)
    {
        if (State != MqttLinkState.Connected || _outbound >= OutboundCapacity)
        {
            return false;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        _outbound++;
        Pass(topic, [.. payload], retain);
        AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        return true;
    }

    /// <summary>Takes the way to the broker from this client alone, or gives it back.</summary>
    public void CutOff(bool isCutOff)
    {
        _isCutOff = isCutOff;
        if (isCutOff)
        {
            _broker.Cut(this);
        }
    }

    /// <summary>The board has stopped: the broker finds the connection broken.</summary>
    public void Dispose()
    {
        _connection++;
        _broker.Cut(this);
    }

    /// <summary>Determines whether a topic is subscribed.</summary>
    internal bool Matches(string topic)
    {
        foreach (string filter in _filters)
        {
            if (MqttTopicFilterComparer.Compare(topic, filter) == MqttTopicFilterCompareResult.IsMatch)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes a message of the broker, which arrives after the latency.</summary>
    internal void Send(string topic, byte[] payload, bool retained)
    {
        int connection = _connection;
        InboundMessage message = new(topic, payload, retained);
        _scheduler.After(_broker.Latency, () => Receive(connection, message));
    }

    /// <summary>Ends the connection.</summary>
    internal void Close(string error)
    {
        _connection++;
        _outbound = 0;
        _lastError = error;
        State = MqttLinkState.Closed;
        _wake();
    }

    private void Open(int connection)
    {
        if (connection != _connection)
        {
            return;
        }

        if (!_broker.IsUp || _isCutOff)
        {
            Close("nobody listens there (connection refused)");
            return;
        }

        State = MqttLinkState.Connected;
        _broker.Accept(this);
        _wake();
    }

    private void Pass(string topic, byte[] payload, bool retain)
    {
        int connection = _connection;
        long leaves = Math.Max(_scheduler.Now, HeldUntil);
        _scheduler.At(leaves + _broker.Latency, () => Arrive(connection, topic, payload, retain));
    }

    private void Arrive(int connection, string topic, byte[] payload, bool retain)
    {
        if (connection == _connection)
        {
            _outbound--;
            _broker.Take(this, topic, payload, retain);
            _wake();
        }
    }

    private void Receive(int connection, InboundMessage message)
    {
        if (connection == _connection)
        {
            _inbound.Enqueue(message);
            _wake();
        }
    }
}
