using System;
using System.Text;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>
/// The other end of a node's radio: opens what the node sent, checks ids and counters as a gateway does, and seals frames for
/// it. Each kind of frame is read by itself, oldest first.
/// </summary>
public sealed class GatewayDouble
{
    /// <summary>The gateway's address.</summary>
    public const long Address = 0x240AC4000001;

    /// <summary>The id that it gives the node.</summary>
    public const int NodeId = 7;

    private readonly FakeRadio _radio;
    private readonly SeededRandom _random = new SeededRandom(99);
    private readonly KeyAgreement _agreement;
    private readonly byte[] _hello = new byte[FrameLayout.MaximumCount];
    private readonly int[] _cursors = new int[256];
    private readonly byte[] _broadcastKey = new byte[FrameLayout.KeyCount];

    /// <summary>Creates a gateway with a network key.</summary>
    public GatewayDouble(FakeRadio radio, string networkKey)
    {
        _radio = radio;
        ToyCipher cipher = new ToyCipher(_random);
        _agreement = new KeyAgreement(cipher);
        NetworkKey = new FrameKey(cipher.Keys);
        EnigmaIoT.Shared.Sessions.NetworkKey.Derive(cipher, Encoding.UTF8.GetBytes(networkKey), NetworkKey);
        Session = new Session(cipher.Keys);
        BroadcastKey = new FrameKey(cipher.Keys);
        RenewBroadcastKey();
    }

    /// <summary>Gets the network key.</summary>
    public FrameKey NetworkKey { get; }

    /// <summary>Gets the gateway's side of the session.</summary>
    public Session Session { get; }

    /// <summary>Gets the broadcast key.</summary>
    public FrameKey BroadcastKey { get; }

    /// <summary>Gets or sets the counter of the last broadcast.</summary>
    public int BroadcastCounter { get; set; }

    /// <summary>Gets or sets whether it speaks our extension, and says so.</summary>
    public bool IsExtended { get; set; }

    /// <summary>Gets or sets where its frames come from.</summary>
    public long Source { get; set; } = Address;

    /// <summary>Gets the ClientHello taken last, opened.</summary>
    public byte[] Hello
    {
        get { return _hello; }
    }

    /// <summary>Gets where the ClientHello taken last was sent to.</summary>
    public long HelloDestination { get; private set; }

    /// <summary>Creates a new broadcast key, as a gateway does when it starts.</summary>
    public void RenewBroadcastKey()
    {
        _random.Fill(_broadcastKey, 0, _broadcastKey.Length);
        BroadcastKey.Load(_broadcastKey);
        BroadcastCounter = 0;
    }

    /// <summary>Gets the control message that tells the broadcast key.</summary>
    public byte[] BroadcastKeyMessage()
    {
        byte[] control = new byte[EnigmaIoT.Shared.Control.BroadcastKeyMessage.Count];
        EnigmaIoT.Shared.Control.BroadcastKeyMessage.Write(control, 0, _broadcastKey);
        return control;
    }

    /// <summary>Opens the next ClientHello.</summary>
    /// <returns>False where there is none.</returns>
    public bool TakeHello()
    {
        SentFrame sent = NextSent(FrameType.ClientHello);
        if (sent == null)
        {
            return false;
        }

        Array.Copy(sent.Payload, 0, _hello, 0, sent.Payload.Length);
        Assert.IsTrue(ClientHelloFrame.Open(NetworkKey, _hello, sent.Payload.Length), "the ClientHello does not decrypt");
        HelloDestination = sent.Destination;
        return true;
    }

    /// <summary>Creates the answer to the ClientHello taken last and takes over the new session.</summary>
    /// <returns>The ServerHello.</returns>
    public byte[] MakeServerHello()
    {
        _agreement.CreateKeyPair();
        byte[] frame = new byte[ServerHelloFrame.Count];
        ServerHelloFrame.Seal(NetworkKey, _random, frame, _agreement.PublicKey, NodeId, IsExtended);
        Assert.IsTrue(_agreement.Complete(_hello, ClientHelloFrame.PublicKeyOffset, Session));
        Session.Open(NodeId, 0);
        for (int i = 0; i < _cursors.Length; i++)
        {
            _cursors[i] = i == FrameType.ClientHello ? _cursors[i] : _radio.SentCount;
        }

        return frame;
    }

    /// <summary>Answers the node's next clock request that opens under the session: it does not know the time.</summary>
    /// <returns>False where there is none.</returns>
    public bool AnswerClock()
    {
        SentFrame sent = NextSent(FrameType.ClockRequest);
        while (sent != null && !ClockRequestFrame.Open(Session, sent.Payload, sent.Payload.Length))
        {
            sent = NextSent(FrameType.ClockRequest);
        }

        if (sent == null)
        {
            return false;
        }

        byte[] frame = new byte[ClockResponseFrame.Count];
        ClockResponseFrame.Seal(Session, frame, Session.NextDownlink(), ClockRequestFrame.T1(sent.Payload), 0, 0);
        Send(frame);
        return true;
    }

    /// <summary>Puts a frame into the node's radio.</summary>
    public void Send(byte[] frame)
    {
        _radio.Enqueue(Source, frame, frame.Length);
    }

    /// <summary>Sends InvalidateKey.</summary>
    public void Invalidate(InvalidateReason reason)
    {
        Send(new byte[] { FrameType.InvalidateKey, (byte)reason });
    }

    /// <summary>Sends control bytes under the next counter.</summary>
    public void Control(params byte[] control)
    {
        Send(SealControl(NodeId, Session.NextDownlink(), control));
    }

    /// <summary>Sends user data under the next counter.</summary>
    public void Data(bool get, byte encoding, byte[] payload)
    {
        byte type = get ? FrameType.DataGet : FrameType.DataSet;
        Send(SealPayload(Session, type, NodeId, Session.NextDownlink(), encoding, payload));
    }

    /// <summary>Broadcasts control bytes under the next counter.</summary>
    public void BroadcastControl(params byte[] control)
    {
        byte type = FrameType.ControlDown | FrameType.BroadcastBit;
        BroadcastCounter++;
        Send(SealControl(BroadcastKey, type, FrameLayout.BroadcastNodeId, BroadcastCounter, control));
    }

    /// <summary>Seals a control frame with the session's key.</summary>
    public byte[] SealControl(int nodeId, int counter, byte[] control)
    {
        return SealControl(Session, FrameType.ControlDown, nodeId, counter, control);
    }

    /// <summary>Seals a control frame.</summary>
    public byte[] SealControl(FrameKey key, byte type, int nodeId, int counter, byte[] control)
    {
        byte[] frame = new byte[ControlFrame.ControlOffset + control.Length + FrameLayout.TagCount];
        Array.Copy(control, 0, frame, ControlFrame.ControlOffset, control.Length);
        ControlFrame.Seal(key, frame, type, nodeId, counter, control.Length);
        return frame;
    }

    /// <summary>Seals a frame with a payload.</summary>
    public byte[] SealPayload(FrameKey key, byte type, int nodeId, int counter, byte encoding, byte[] payload)
    {
        byte[] frame = new byte[PayloadFrame.PayloadOffset + payload.Length + FrameLayout.TagCount];
        Array.Copy(payload, 0, frame, PayloadFrame.PayloadOffset, payload.Length);
        PayloadFrame.Seal(key, frame, type, nodeId, counter, encoding, payload.Length);
        return frame;
    }

    /// <summary>Opens the node's next control frame.</summary>
    /// <returns>The control bytes, or null where there is none.</returns>
    public byte[] NextControl()
    {
        SentFrame sent = NextSent(FrameType.ControlUp);
        if (sent == null)
        {
            return null;
        }

        int count = sent.Payload.Length;
        Assert.IsTrue(ControlFrame.Open(Session, sent.Payload, count), "the answer does not decrypt");
        Assert.AreEqual(NodeId, ControlFrame.NodeId(sent.Payload));
        Assert.IsTrue(Session.TakeControl(ControlFrame.Counter(sent.Payload)), "the answer has an old counter");
        return Part(sent.Payload, ControlFrame.ControlOffset, ControlFrame.ControlCount(count));
    }

    /// <summary>Opens the node's next data or discovery frame.</summary>
    /// <returns>The encoding and the payload behind it, or null where there is none.</returns>
    public byte[] NextPayload(byte type)
    {
        SentFrame sent = NextSent(type);
        if (sent == null)
        {
            return null;
        }

        int count = sent.Payload.Length;
        Assert.IsTrue(PayloadFrame.Open(Session, sent.Payload, count), "the data does not decrypt");
        Assert.AreEqual(NodeId, PayloadFrame.NodeId(sent.Payload));
        Assert.IsTrue(Session.TakeData(PayloadFrame.Counter(sent.Payload)) >= 0, "the data has an old counter");
        return Part(sent.Payload, PayloadFrame.PayloadOffset - 1, PayloadFrame.PayloadCount(count) + 1);
    }

    /// <summary>Opens the node's next name frame.</summary>
    /// <returns>The name, or null where there is none.</returns>
    public string NextName()
    {
        SentFrame sent = NextSent(FrameType.NodeNameSet);
        if (sent == null)
        {
            return null;
        }

        int count = sent.Payload.Length;
        Assert.IsTrue(NodeNameFrame.Open(Session, sent.Payload, count), "the name does not decrypt");
        Assert.AreEqual(NodeId, NodeNameFrame.NodeId(sent.Payload));
        Assert.IsTrue(Session.TakeControl(NodeNameFrame.Counter(sent.Payload)), "the name has an old counter");
        return Encoding.UTF8.GetString(sent.Payload, NodeNameFrame.NameOffset, NodeNameFrame.NameCount(count));
    }

    /// <summary>Fetches the node's next frame of a type, as it was sent.</summary>
    /// <returns>Null where there is none.</returns>
    public SentFrame NextSent(byte type)
    {
        if (_cursors[type] < _radio.OldestSent)
        {
            _cursors[type] = _radio.OldestSent;
        }

        while (_cursors[type] < _radio.SentCount)
        {
            SentFrame sent = _radio.Sent(_cursors[type]);
            _cursors[type]++;
            if (sent.Payload[0] == type)
            {
                return sent;
            }
        }

        return null;
    }

    private static byte[] Part(byte[] frame, int offset, int count)
    {
        byte[] part = new byte[count];
        Array.Copy(frame, offset, part, 0, count);
        return part;
    }
}
