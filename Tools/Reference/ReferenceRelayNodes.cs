using System.Globalization;
using System.Text;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Cryptography;

namespace EnigmaIoT.Reference;

/// <summary>What a 0.9.8 gateway does with frames of nodes and with messages for them.</summary>
internal sealed class ReferenceRelayNodes
{
    private static readonly string[] _results =
    [
        "OTA Started", "OTA Start error", "OTA check OK", "OTA check failed", "OTA out of sequence error", "OTA timeout",
        "OTA finished OK",
    ];

    private readonly string _network;
    private readonly IRandom _random;
    private readonly ReferenceSendQueue _sender;
    private readonly Action<string, string> _publish;
    private readonly PlatformCipher _cipher;
    private readonly KeyAgreement _agreement;
    private readonly FrameKey _networkKey;
    private readonly Dictionary<long, ReferenceRelayNode> _nodes = [];
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];

    public ReferenceRelayNodes(
        string network,
        string networkKey,
        IRandom random,
        ReferenceSendQueue sender,
        Action<string, string> publish)
    {
        _network = network;
        _random = random;
        _sender = sender;
        _publish = publish;
        _cipher = new PlatformCipher(random);
        _agreement = new KeyAgreement(_cipher);
        _networkKey = new FrameKey(_cipher.Keys);
        NetworkKey.Derive(_cipher, Encoding.UTF8.GetBytes(networkKey), _networkKey);
    }

    /// <summary>Finds a registered node by its name or, where it has none, by its address.</summary>
    public ReferenceRelayNode? Find(string name)
    {
        return _nodes.Values.FirstOrDefault(node => node.TopicName == name && node.Session.IsOpen);
    }

    /// <summary>Sends control bytes as they are.</summary>
    public void SendControl(string name, byte[] control)
    {
        if (Find(name) is { } node)
        {
            control.CopyTo(_frame, ControlFrame.ControlOffset);
            SendControl(node, control.Length);
        }
    }

    /// <summary>Takes a message of the broker. All but updates and sleep times is ignored.</summary>
    public void OnMessage(string topic, byte[] payload)
    {
        string[] levels = topic.Split('/');
        ReferenceRelayNode? node = levels.Length == 4 ? Find(levels[1]) : null;
        if (node == null)
        {
            return;
        }

        switch ($"{levels[2]}/{levels[3]}")
        {
            case "set/ota":
                SendUpdate(node, Encoding.UTF8.GetString(payload));
                break;
            case "set/sleeptime":
                SleepTime.Write(_frame, ControlFrame.ControlOffset, ControlCode.SleepSet, 0);
                SendControl(node, SleepTime.Count);
                break;
            default:
                break;
        }
    }

    /// <summary>Takes a frame of a node; it is opened in place.</summary>
    public void OnFrame(long source, byte[] frame, long now)
    {
        if (frame[0] == FrameType.ClientHello)
        {
            Register(source, frame, now);
            return;
        }

        ReferenceRelayNode? node = _nodes.GetValueOrDefault(source);
        if (node?.Session.IsOpen != true)
        {
            Invalidate(source, InvalidateReason.UnregisteredNode);
            return;
        }

        bool taken = frame[0] switch
        {
            FrameType.ControlUp => TakeControl(node, frame),
            FrameType.NodeNameSet => TakeName(node, frame),
            FrameType.ClockRequest => TakeClockRequest(node, frame, now),
            FrameType.SensorData => PayloadFrame.Open(node.Session, frame, frame.Length)
                && node.Session.TakeData(PayloadFrame.Counter(frame)) >= 0,
            _ => true,
        };
        if (!taken)
        {
            // The original drops a node for one frame that it cannot use, a copy included.
            node.Session.Close();
            Invalidate(source, InvalidateReason.WrongData);
        }
    }

    private void Register(long source, byte[] frame, long now)
    {
        ReferenceRelayNode node = _nodes.GetValueOrDefault(source) ?? new(source, new Session(_cipher.Keys));
        _nodes[source] = node;
        node.Session.Close();
        _agreement.CreateKeyPair();
        if (ClientHelloFrame.Open(_networkKey, frame, frame.Length)
            && _agreement.Complete(frame, ClientHelloFrame.PublicKeyOffset, node.Session))
        {
            node.Session.Open(_nodes.Count, now);
            int count = ServerHelloFrame.Seal(_networkKey, _random, _frame, _agreement.PublicKey, node.Session.NodeId);
            _sender.Add(source, _frame, count);
        }
    }

    // The original answers whether it knows the time or not.
    private bool TakeClockRequest(ReferenceRelayNode node, byte[] frame, long now)
    {
        if (!ClockRequestFrame.Open(node.Session, frame, frame.Length)
            || !node.Session.TakeControl(ClockRequestFrame.Counter(frame)))
        {
            return false;
        }

        int count = ClockResponseFrame.Seal(
            node.Session,
            _frame,
            node.Session.NextDownlink(),
            ClockRequestFrame.T1(frame),
            now * 1000,
            now * 1000);
        _sender.Add(node.Address, _frame, count);
        return true;
    }

    private bool TakeName(ReferenceRelayNode node, byte[] frame)
    {
        if (NodeNameFrame.Open(node.Session, frame, frame.Length)
            && node.Session.TakeControl(NodeNameFrame.Counter(frame)))
        {
            node.Name = Encoding.UTF8.GetString(frame, NodeNameFrame.NameOffset, NodeNameFrame.NameCount(frame.Length));
            _publish($"{_network}/{node.TopicName}/hello", "{}");
        }

        return true;
    }

    private bool TakeControl(ReferenceRelayNode node, byte[] frame)
    {
        if (!ControlFrame.Open(node.Session, frame, frame.Length)
            || !node.Session.TakeControl(ControlFrame.Counter(frame)))
        {
            return false;
        }

        int count = ControlFrame.ControlCount(frame.Length);
        string topic = $"{_network}/{node.TopicName}";
        switch (frame[ControlFrame.ControlOffset])
        {
            case ControlCode.OtaAnswer:
                PublishAnswer($"{topic}/result/ota", frame, count);
                break;
            case ControlCode.SleepAnswer:
                _publish($"{topic}/result/sleeptime", "{\"sleeptime\":0}");
                break;
            case ControlCode.RestartNotice:
                _publish($"{topic}/restart", $"{{\"reason\":{frame[ControlFrame.ControlOffset + 1]}}}");
                break;
            default:
                break;
        }

        return true;
    }

    private void PublishAnswer(string topic, byte[] frame, int count)
    {
        OtaStatus status = OtaAnswer.Status(frame, ControlFrame.ControlOffset, count);
        if (status == OtaStatus.None || (int)status >= _results.Length)
        {
            return;
        }

        string index = status == OtaStatus.OutOfSequence
            ? $"\"last_chunk\":{OtaAnswer.Index(frame, ControlFrame.ControlOffset)},"
            : string.Empty;
        _publish(topic, $"{{{index}\"result\":\"{_results[(int)status]}\",\"status\":{(int)status}}}");
    }

    private void SendUpdate(ReferenceRelayNode node, string text)
    {
        string[] parts = text.Split(',');
        int index = int.Parse(parts[0], CultureInfo.InvariantCulture);
        int at = ControlFrame.ControlOffset;
        if (index > 0)
        {
            byte[] bytes = Convert.FromBase64String(parts[1]);
            bytes.CopyTo(_frame, at + OtaChunkMessage.DataOffset);
            SendControl(node, OtaChunkMessage.Write(_frame, at, index, bytes.Length));
            return;
        }

        OtaOffer offer = new()
        {
            Size = uint.Parse(parts[1], CultureInfo.InvariantCulture),
            Chunks = int.Parse(parts[2], CultureInfo.InvariantCulture),
        };
        Convert.FromHexString(parts[3]).CopyTo(offer.Md5, 0);
        SendControl(node, offer.Write(_frame, at));
    }

    private void SendControl(ReferenceRelayNode node, int count)
    {
        int frameCount = ControlFrame.Seal(
            node.Session,
            _frame,
            FrameType.ControlDown,
            node.Session.NodeId,
            node.Session.NextDownlink(),
            count);
        _sender.Add(node.Address, _frame, frameCount);
    }

    private void Invalidate(long destination, InvalidateReason reason)
    {
        byte[] frame = new byte[InvalidateKeyFrame.Count];
        _sender.Add(destination, frame, InvalidateKeyFrame.Write(frame, reason));
    }
}
