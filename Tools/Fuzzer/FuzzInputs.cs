using EnigmaIoT.Fuzzer.Boards;
using EnigmaIoT.Fuzzer.Crowd;
using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;

namespace EnigmaIoT.Fuzzer;

/// <summary>Makes one input after the other and hands it to the program that it is for.</summary>
internal sealed class FuzzInputs
{
    private const int Remembered = 4;

    private static readonly byte[] _typesUp =
    [
        FrameType.SensorData, FrameType.UnencryptedData, FrameType.HomeAssistantDiscovery, FrameType.ControlUp, FrameType.ClockRequest,
        FrameType.NodeNameSet, FrameType.ClientHello,
    ];

    private static readonly byte[] _typesDown =
    [
        FrameType.DataSet, FrameType.DataGet, FrameType.ControlDown, FrameType.ClockResponse, FrameType.NodeNameResult,
        FrameType.ServerHello, FrameType.InvalidateKey, FrameType.BroadcastBit | FrameType.ControlDown,
    ];

    private readonly FuzzRandom _random;
    private readonly FuzzAir _air;
    private readonly FuzzGateway _gateway;
    private readonly FuzzPeers _peers;
    private readonly FuzzCorpora _corpora;
    private readonly Mutator _mutator;
    private readonly UplinkForge _uplink;
    private readonly DownlinkForge[] _downlinks;
    private readonly MqttForge _mqtt;
    private readonly FuzzPublishers _publishers;
    private readonly Queue<FuzzInput> _last = new(Remembered);
    private readonly byte[] _frame = new byte[FrameLayout.LargeCount];
    private readonly FrameKey _broadcast;
    private int _broadcastCounter;

    // A crowd of nodes registers, each again and again.
    private bool _hellosAreMany;

    public FuzzInputs(
        FuzzRandom random, FuzzAir air, FuzzGateway gateway, FuzzPeers peers, FuzzCorpora corpora, Mutator mutator)
    {
        _random = random;
        _air = air;
        _gateway = gateway;
        _peers = peers;
        _corpora = corpora;
        _mutator = mutator;
        _uplink = new UplinkForge(random, corpora, mutator);
        _downlinks = [.. air.Nodes.Select(_ => new DownlinkForge(random, corpora, mutator))];
        _mqtt = new MqttForge(random, corpora, mutator);
        _broadcast = new FrameKey(new PlatformFrameKeys(random));
        _publishers = new FuzzPublishers(random, gateway, corpora.Payloads);
    }

    /// <summary>Gets the last few inputs, oldest first.</summary>
    public IReadOnlyCollection<FuzzInput> Last => _last;

    public long SealedUp { get; private set; }

    public long SealedDown { get; private set; }

    public long Clear { get; private set; }

    public long Messages { get; private set; }

    /// <summary>Gets how many updates a publisher saw end well.</summary>
    public long Finished => _publishers.Finished;

    /// <summary>Passes one input in, and now and then what a right publisher sends.</summary>
    public void Next()
    {
        if (_random.OneIn(2))
        {
            _publishers.Publish();
        }

        if (_random.OneIn(2000))
        {
            _hellosAreMany = _random.OneIn(4);
        }

        switch (_random.Below(100))
        {
            case < 36:
                ForgeUplink();
                break;
            case < 62:
                ForgeDownlink();
                break;
            case < 76:
                ForgeClear();
                break;
            default:
                ForgeMessage();
                break;
        }
    }

    private void Note(string kind, ReadOnlySpan<byte> bytes)
    {
        if (_last.Count == Remembered)
        {
            _last.Dequeue();
        }

        _last.Enqueue(new FuzzInput(kind, bytes.ToArray()));
    }

    private void ForgeUplink()
    {
        NodeEntry? entry = _gateway.AnyRegistered(_random);
        if (entry == null || _random.OneIn(_hellosAreMany ? 24 : 500))
        {
            Hello();
            return;
        }

        Session session = entry.Session;
        FuzzPeer peer = _peers.Any();
        if (peer.Session.IsOpen && _random.OneIn(50) && _gateway.Firmware.Nodes.Find(peer.Address) is { } other)
        {
            // The peer's own key may be that of a candidate, which its first frame puts in place.
            entry = other;
            session = peer.Session;
        }

        int count = _uplink.Write(_frame, entry.Id, session, _gateway.Radio.Waiting);
        SealedUp++;
        Note("sealed frame to the gateway", _frame.AsSpan(0, count));
        _gateway.Radio.Put(entry.Address, _frame.AsSpan(0, count));
    }

    private void Hello()
    {
        FuzzPeer peer = _peers.Any();
        int count = peer.SayHello(_frame);
        SealedUp++;
        Note("ClientHello to the gateway", _frame.AsSpan(0, count));
        for (int copies = _random.OneIn(8) ? 2 : 1; copies > 0; copies--)
        {
            _gateway.Radio.Put(peer.Address, _frame.AsSpan(0, count));
        }
    }

    private void ForgeDownlink()
    {
        int number = _random.OneIn(8) ? 1 : 0;
        FuzzNode node = _air.Nodes[number];
        NodeEntry? entry = _gateway.Firmware.Nodes.Find(node.Radio.Address);
        if (entry is not { IsRegistered: true })
        {
            ForgeClear();
            return;
        }

        int count;
        if (_random.OneIn(400))
        {
            count = GiveBroadcastKey(entry);
        }
        else if (_broadcast.IsLoaded && _random.OneIn(16))
        {
            count = _downlinks[number].WriteBroadcast(_frame, _broadcast, _broadcastCounter = (_broadcastCounter + 1) & ushort.MaxValue);
        }
        else
        {
            count = _downlinks[number].Write(_frame, entry.Session);
        }

        SealedDown++;
        Note($"sealed frame to node {number + 1}", _frame.AsSpan(0, count));
        node.Radio.Put(FuzzNetwork.GatewayAddress, _frame.AsSpan(0, count));
    }

    private int GiveBroadcastKey(NodeEntry entry)
    {
        byte[] key = new byte[FrameLayout.KeyCount];
        _random.Fill(key.AsSpan());
        _broadcast.Load(key);
        _broadcastCounter = 0;
        int count = BroadcastKeyMessage.Write(_frame, ControlFrame.ControlOffset, key);
        return ControlFrame.Seal(entry.Session, _frame, FrameType.ControlDown, entry.Id, entry.Session.NextDownlink(), count);
    }

    // Recorded, changed, or made up; from known and unknown addresses; nothing of it decrypts unless it is a copy.
    private void ForgeClear()
    {
        bool up = _random.OneIn(2);
        Corpus corpus = up ? _corpora.FramesUp : _corpora.FramesDown;
        int count = corpus.CopyAny(_frame, 0, _frame.Length);
        if (count == 0 || _random.OneIn(4))
        {
            count = _random.Below((_random.OneIn(16) ? ReceivedFrame.LargeCount : ReceivedFrame.MaximumCount) + 1);
            _random.Fill(_frame.AsSpan(0, count));
            _frame[0] = _random.Of(up ? _typesUp : _typesDown);
        }
        else if (!_random.OneIn(8))
        {
            count = _mutator.Mutate(_frame, 0, count, _frame.Length, corpus.Any());
        }

        Clear++;
        Note(up ? "frame to the gateway" : "frame to the nodes", _frame.AsSpan(0, count));
        if (up)
        {
            _gateway.Radio.Put(AnySource(), _frame.AsSpan(0, count));
            return;
        }

        long source = _random.OneIn(8) ? AnySource() : FuzzNetwork.GatewayAddress;
        _air.Nodes[_random.Below(FuzzNetwork.Nodes)].Radio.Put(source, _frame.AsSpan(0, count));
    }

    private long AnySource()
    {
        return _random.Below(8) switch
        {
            0 => (long)(_random.Next() >> 16),
            1 => _random.Of<long>([MacAddress.None, MacAddress.Broadcast, FuzzNetwork.GatewayAddress, 0x010000000001]),
            < 4 => FuzzNetwork.NodeAddress(_random.Between(1, FuzzNetwork.Nodes)),
            _ => FuzzPeers.AddressOf(_random.Below(FuzzPeers.Count)),
        };
    }

    private void ForgeMessage()
    {
        string topic = _mqtt.Topic();
        byte[] payload = _mqtt.Payload(topic);
        Messages++;
        Note(topic.Length < 100 ? $"MQTT {topic}" : $"MQTT topic of {topic.Length} characters", payload);
        _gateway.Link.Put(topic, payload, _random.OneIn(16));
    }
}
