using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Reference;

/// <summary>
/// The gateway of EnigmaIoT 0.9.8 as far as updates need it: it sends each published chunk once, whatever comes of it, and
/// passes a node's answers on. One call of its program is one turn of the original's main loop: one MQTT message in, one
/// out, one radio frame in. Its queues have the original's sizes and drop the oldest entry when they are full.
/// </summary>
public sealed class ReferenceRelay : IBoardProgram, IForeignGateway
{
    /// <summary>Received frames that wait (MAX_INPUT_QUEUE_SIZE).</summary>
    public const int InputCapacity = 3;

    /// <summary>Messages to the broker that wait (MAX_MQTT_QUEUE_SIZE).</summary>
    public const int OutputCapacity = 3;

    private readonly string _network;
    private readonly string _networkKey;
    private readonly IStation _station;
    private readonly Func<Action, IMqttLink> _connect;
    private readonly IRandom _random;
    private readonly VirtualClock _clock;
    private readonly ReceivedFrame _received = new();
    private readonly MqttMessage _message = new();
    private readonly Queue<(long Source, byte[] Frame)> _input = new();
    private readonly Queue<(string Topic, byte[] Payload)> _output = new();
    private IMqttLink? _mqtt;
    private ReferenceRelayNodes? _nodes;
    private ReferenceSendQueue? _sender;
    private long _sentAt;

    /// <summary>Creates a gateway that is off.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="networkKey">The network key, 8 to 32 characters.</param>
    /// <param name="scheduler">Its time.</param>
    /// <param name="station">Its radio.</param>
    /// <param name="connect">Makes a link to the broker, which calls its argument when there is something to do.</param>
    /// <param name="random">Its random numbers.</param>
    /// <param name="log">Its log.</param>
    public ReferenceRelay(
        string network,
        string networkKey,
        Scheduler scheduler,
        IStation station,
        Func<Action, IMqttLink> connect,
        IRandom random,
        ILog log)
    {
        _network = network;
        _networkKey = networkKey;
        _station = station;
        _connect = connect;
        _random = random;
        _clock = new VirtualClock(scheduler);
        Board = new VirtualBoard(scheduler, station, _clock, this, log);
        station.Announce(network);
    }

    /// <inheritdoc/>
    public VirtualBoard Board { get; }

    /// <inheritdoc/>
    public bool Knows(string name)
    {
        return _nodes?.Find(name) != null;
    }

    /// <summary>Sends control bytes as they are, to try what a node does with them.</summary>
    /// <param name="name">A registered node's name.</param>
    /// <param name="control">1 to 215 bytes.</param>
    public void SendControl(string name, byte[] control)
    {
        _nodes?.SendControl(name, control);
    }

    /// <inheritdoc/>
    bool IBoardProgram.Boot(bool hung)
    {
        return true;
    }

    /// <inheritdoc/>
    void IBoardProgram.Start()
    {
        _input.Clear();
        _output.Clear();
        _sentAt = 0;
        _mqtt = _connect(Board.WakeFromAnyThread);
        _sender = new ReferenceSendQueue();
        _nodes = new ReferenceRelayNodes(_network, _networkKey, _random, _sender, Publish);
    }

    /// <inheritdoc/>
    int IBoardProgram.Pump()
    {
        bool more = TakeMessage();
        more |= TakeFrame();

        // The task that sends wakes up once in a millisecond, and sends one frame.
        long now = _clock.Milliseconds;
        if (now > _sentAt)
        {
            _sentAt = now;
            _sender!.Pump(_station.Radio);
        }

        return more ? 0 : 1;
    }

    /// <inheritdoc/>
    void IBoardProgram.Stop()
    {
        (_mqtt as IDisposable)?.Dispose();
        _mqtt = null;
        _nodes = null;
    }

    private bool TakeMessage()
    {
        if (_mqtt!.State == MqttLinkState.Closed)
        {
            _mqtt.Connect($"{_network}/gateway/status", "0", [$"{_network}/+/set/#", $"{_network}/+/get/#"]);
            return false;
        }

        bool received = _mqtt.TryReceive(_message);
        if (received)
        {
            _nodes!.OnMessage(_message.Topic, _message.Payload);
        }

        bool waits = _output.TryPeek(out (string Topic, byte[] Payload) oldest);
        if (waits && _mqtt.Publish(oldest.Topic, oldest.Payload, retain: false))
        {
            _output.Dequeue();
        }

        return received || waits;
    }

    private bool TakeFrame()
    {
        while (_station.Radio.Receive(_received))
        {
            Add(_input, InputCapacity, (_received.Source, _received.Payload.AsSpan(0, _received.Count).ToArray()));
        }

        bool received = _input.TryDequeue(out (long Source, byte[] Frame) oldest);
        if (received)
        {
            _nodes!.OnFrame(oldest.Source, oldest.Frame, _clock.Milliseconds);
        }

        return received;
    }

    private void Publish(string topic, string payload)
    {
        Add(_output, OutputCapacity, (topic, System.Text.Encoding.UTF8.GetBytes(payload)));
    }

    private static void Add<T>(Queue<T> queue, int capacity, T entry)
    {
        if (queue.Count == capacity)
        {
            queue.Dequeue();
        }

        queue.Enqueue(entry);
    }
}
