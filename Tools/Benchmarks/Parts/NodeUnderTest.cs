using System.Text;
using EnigmaIoT.Node;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Storage;

namespace EnigmaIoT.Benchmarks.Parts;

/// <summary>
/// A node in the middle of an update: chunks come as frames that were sealed beforehand and go into a slot in RAM.
/// </summary>
internal sealed class NodeUnderTest
{
    private const int Window = 64;
    private const int NodeId = 1;
    private const int Never = 3_600_000;

    private readonly ManualClock _clock = new();
    private readonly InstantRadio _radio = new(SampleUpdate.NodeAddress);
    private readonly RamSlots _slots = new(SampleUpdate.Size);
    private readonly SeededRandom _random = new(2);
    private readonly Session _session;
    private readonly NodeFirmware _node;
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];
    private readonly byte[][] _frames;
    private int _received;

    /// <summary>Creates a node, registers it and starts an update.</summary>
    public NodeUnderTest()
    {
        PlatformCipher cipher = new(_random);
        IdleBoard board = new();
        _session = new Session(cipher.Keys);
        NodeParts parts = new()
        {
            Radio = _radio,
            Scanner = new KnownGateway(SampleUpdate.GatewayAddress),
            Cipher = cipher,
            Random = _random,
            Slots = _slots,
            Store = new MemoryStore(),
            Clock = _clock,
            Board = board,
            Log = board,
        };
        NodeConfig config = new() { NetworkName = SampleUpdate.Network, NetworkKey = SampleUpdate.NetworkKey, WantsBroadcasts = false };
        SampleApplication application = new(Never);
        _node = new NodeFirmware(config, parts, application);
        Register(cipher);
        Start();
        _frames = [.. Enumerable.Range(1, SampleUpdate.Chunks + SampleUpdate.WarmUp).Select(SealChunk)];
    }

    /// <summary>Gets how many bytes of the image were written.</summary>
    public int Written => _slots.Written;

    /// <summary>Has chunks received.</summary>
    public void Receive(int chunks)
    {
        for (int i = 0; i < chunks; i++)
        {
            byte[] frame = _frames[_received++];
            _radio.Put(SampleUpdate.GatewayAddress, frame, frame.Length);
            Turn();
        }
    }

    private void Turn()
    {
        _clock.Milliseconds += 3;
        _node.Pump();
    }

    private void Register(PlatformCipher cipher)
    {
        KeyAgreement agreement = new(cipher);
        FrameKey networkKey = new(cipher.Keys);
        NetworkKey.Derive(cipher, Encoding.UTF8.GetBytes(SampleUpdate.NetworkKey), networkKey);
        byte[] hello = [];
        while (hello.Length != ClientHelloFrame.Count)
        {
            Turn();
            hello = _radio.LastSent;
        }

        agreement.CreateKeyPair();
        int count = ServerHelloFrame.Seal(networkKey, _random, _frame, agreement.PublicKey, NodeId);
        if (!ClientHelloFrame.Open(networkKey, hello, hello.Length)
            || !agreement.Complete(hello, ClientHelloFrame.PublicKeyOffset, _session))
        {
            throw new InvalidOperationException("the node's hello does not decrypt");
        }

        _session.Open(NodeId, 0);
        _radio.Put(SampleUpdate.GatewayAddress, _frame, count);
        Turn();
    }

    private void Start()
    {
        OtaOffer offer = new()
        {
            Size = SampleUpdate.Size,
            Chunks = (int)OtaLimits.Chunks(SampleUpdate.Size),
            Window = Window,
            Kind = ImageKind.Application,
            HasSha256 = true,
        };
        SampleUpdate.Md5.CopyTo(offer.Md5, 0);
        SampleUpdate.Sha256.CopyTo(offer.Sha256, 0);
        int count = Seal(offer.Write(_frame, ControlFrame.ControlOffset));
        _radio.Put(SampleUpdate.GatewayAddress, _frame, count);
        Turn();
    }

    private byte[] SealChunk(int index)
    {
        ReadOnlySpan<byte> chunk = SampleUpdate.Chunk(index);
        chunk.CopyTo(_frame.AsSpan(ControlFrame.ControlOffset + OtaChunkMessage.DataOffset));
        int count = Seal(OtaChunkMessage.Write(_frame, ControlFrame.ControlOffset, index, chunk.Length));
        return _frame.AsSpan(0, count).ToArray();
    }

    private int Seal(int count)
    {
        return ControlFrame.Seal(_session, _frame, FrameType.ControlDown, NodeId, _session.NextDownlink(), count);
    }
}
