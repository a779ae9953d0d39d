using System;
using System.Collections;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>A scripted node: says hello, seals what the test has it say, and opens what the gateway sends.</summary>
public partial class NodeDouble
{
    /// <summary>What the name result says before any has come.</summary>
    public const int NoResult = 99;

    private readonly GatewayRig _rig;
    private readonly SeededRandom _random;
    private readonly KeyAgreement _agreement;
    private readonly FrameKey _networkKey;
    private readonly FrameKey _broadcastKey;
    private readonly byte[] _keyBytes = new byte[FrameLayout.KeyCount];
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];
    private readonly ArrayList _controls = new ArrayList();
    private int _broadcastCounter;
    private bool _saidHello;

    /// <summary>Adds a node to a rig.</summary>
    public NodeDouble(GatewayRig rig, long address)
    {
        _rig = rig;
        Address = address;
        _random = new SeededRandom((uint)address);
        ToyCipher cipher = new ToyCipher(_random);
        _agreement = new KeyAgreement(cipher);
        _networkKey = new FrameKey(cipher.Keys);
        _broadcastKey = new FrameKey(cipher.Keys);
        NetworkKey.Derive(cipher, GatewayRig.Bytes(GatewayRig.Password), _networkKey);
        Session = new Session(cipher.Keys);
        rig.Add(this);
    }

    public long Address { get; }

    public Session Session { get; private set; }

    /// <summary>Gets what gets lost.</summary>
    public LossScript Losses { get; } = new LossScript();

    /// <summary>Gets or sets whether the node's radio is off.</summary>
    public bool IsOff { get; set; }

    public int HellosAnswered { get; private set; }

    /// <summary>Gets the reason of the last InvalidateKey; -1 where none came.</summary>
    public int Invalidated { get; private set; } = -1;

    public int Invalidations { get; private set; }

    /// <summary>Gets how many frames did not decrypt.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Gets how many frames had a counter that was taken already.</summary>
    public int Replays { get; private set; }

    /// <summary>Gets the last user data frame, opened, or null.</summary>
    public SentFrame Data { get; private set; }

    /// <summary>Gets the last clock response, opened, or null.</summary>
    public SentFrame Clock { get; private set; }

    public int NameResult { get; private set; } = NoResult;

    /// <summary>Gets whether a broadcast key has come.</summary>
    public bool HasBroadcastKey
    {
        get { return _broadcastKey.IsLoaded; }
    }

    /// <summary>Gets how often a broadcast key came.</summary>
    public int BroadcastKeys { get; private set; }

    protected GatewayRig Rig
    {
        get { return _rig; }
    }

    /// <summary>Creates a ClientHello.</summary>
    public byte[] MakeHello(bool sleepy, bool wantsBroadcastKey)
    {
        _agreement.CreateKeyPair();
        byte[] frame = new byte[ClientHelloFrame.Count];
        ClientHelloFrame.Seal(_networkKey, _random, frame, _agreement.PublicKey, sleepy, wantsBroadcastKey);
        return frame;
    }

    /// <summary>Says hello.</summary>
    public void SayHello(bool sleepy, bool wantsBroadcastKey)
    {
        byte[] hello = MakeHello(sleepy, wantsBroadcastKey);
        _saidHello = true;
        Send(hello, hello.Length);
    }

    /// <summary>Says hello and takes the answer.</summary>
    public void Register(bool sleepy = false, bool wantsBroadcastKey = false)
    {
        int before = HellosAnswered;
        SayHello(sleepy, wantsBroadcastKey);
        Assert.AreEqual(before + 1, HellosAnswered, "the gateway answers a hello");
    }

    /// <summary>Sends a frame as it is.</summary>
    public void Send(byte[] frame, int count)
    {
        _rig.Hear(Address, frame, count);
    }

    /// <summary>Sends control bytes under the next counter.</summary>
    public void SendControl(params byte[] control)
    {
        byte[] frame = SealControl(Session.NextControl(), control);
        Send(frame, frame.Length);
    }

    /// <summary>Seals a control frame.</summary>
    public byte[] SealControl(int counter, byte[] control)
    {
        Array.Copy(control, 0, _frame, ControlFrame.ControlOffset, control.Length);
        return Copy(ControlFrame.Seal(Session, _frame, FrameType.ControlUp, Session.NodeId, counter, control.Length));
    }

    /// <summary>Sends data under the next counter.</summary>
    public void SendData(byte encoding, byte[] payload)
    {
        byte[] frame = SealData(FrameType.SensorData, Session.NodeId, Session.NextData(), encoding, payload);
        Send(frame, frame.Length);
    }

    /// <summary>Seals a data frame.</summary>
    public byte[] SealData(byte type, int nodeId, int counter, byte encoding, byte[] payload)
    {
        Array.Copy(payload, 0, _frame, PayloadFrame.PayloadOffset, payload.Length);
        return Copy(PayloadFrame.Seal(Session, _frame, type, nodeId, counter, encoding, payload.Length));
    }

    /// <summary>Sends the node's name.</summary>
    public void SendName(string name)
    {
        SendName(GatewayRig.Bytes(name));
    }

    /// <summary>Sends the node's name.</summary>
    public void SendName(byte[] name)
    {
        Array.Copy(name, 0, _frame, NodeNameFrame.NameOffset, name.Length);
        Send(_frame, NodeNameFrame.Seal(Session, _frame, Session.NodeId, Session.NextControl(), name.Length));
    }

    /// <summary>Asks for the time.</summary>
    public void SendClockRequest(long t1)
    {
        Send(_frame, ClockRequestFrame.Seal(Session, _frame, Session.NextControl(), t1));
    }

    /// <summary>Takes the oldest control bytes that came, or null.</summary>
    public byte[] NextControl()
    {
        if (_controls.Count == 0)
        {
            return null;
        }

        byte[] control = (byte[])_controls[0];
        _controls.RemoveAt(0);
        return control;
    }

    /// <summary>Time has passed.</summary>
    public virtual void OnTime(long now)
    {
    }

    /// <summary>Control bytes have come.</summary>
    protected virtual void OnControl(byte[] control)
    {
        _controls.Add(control);
    }

    /// <summary>Sends an OTA answer, unless it is lost. The gateway hears it at its next turn.</summary>
    protected void Answer(byte[] control, int count)
    {
        byte[] exact = new byte[count];
        Array.Copy(control, 0, exact, 0, count);
        byte[] frame = SealControl(Session.NextControl(), exact);
        if (!Losses.TakeAnswer(exact[1]))
        {
            _rig.Radio.Enqueue(Address, frame, frame.Length);
        }
    }

    private byte[] Copy(int count)
    {
        byte[] copy = new byte[count];
        Array.Copy(_frame, 0, copy, 0, count);
        return copy;
    }
}
