using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using EnigmaIoT.Gateway;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Buffers;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Storage;

namespace EnigmaIoT.Benchmarks.Parts;

/// <summary>
/// A gateway in the middle of an update: chunks come as MQTT messages that were made beforehand and leave as frames that
/// are delivered at once; the node confirms every 8th.
/// </summary>
internal sealed class GatewayUnderTest
{
    private const int Window = 64;
    private const int BlockChunks = 8;
    private const int AnswerAfter = 8;
    private const int IdleTurns = 100_000;

    private readonly ManualClock _clock = new() { Milliseconds = 5000 };
    private readonly InstantRadio _radio = new(SampleUpdate.GatewayAddress);
    private readonly PreparedLink _link = new();
    private readonly SeededRandom _random = new(1);
    private readonly Session _session;
    private readonly GatewayFirmware _gateway;
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];
    private readonly byte[][] _messages;
    private readonly int _chunksOfMessage;
    private int _published;
    private int _confirmed;

    /// <summary>Creates a gateway, registers a node and starts an update.</summary>
    /// <param name="blocks">Whether the publisher sends blocks; else lines with base64.</param>
    public GatewayUnderTest(bool blocks)
    {
        PlatformCipher cipher = new(_random);
        IdleBoard board = new();
        _session = new Session(cipher.Keys);
        _gateway = new GatewayFirmware(
            new GatewayConfig { NetworkName = SampleUpdate.Network, NetworkKey = SampleUpdate.NetworkKey },
            new GatewayParts
            {
                Radio = _radio,
                Mqtt = _link,
                Cipher = cipher,
                Random = _random,
                Base64 = new PlatformBase64(),
                Store = new MemoryStore(),
                Clock = _clock,
                Board = board,
                Log = board,
            });
        _link.Topic = $"{SampleUpdate.Network}/{MacAddress.Format(SampleUpdate.NodeAddress)}/set/ota";
        _chunksOfMessage = blocks ? BlockChunks : 1;
        int messages = (SampleUpdate.Chunks + SampleUpdate.WarmUp + 400) / _chunksOfMessage;
        _messages = [.. Enumerable.Range(0, messages).Select(number => blocks ? Block(number) : Line(number))];
        Register(cipher);
        Start(blocks);
    }

    /// <summary>Has chunks delivered.</summary>
    public void Deliver(int chunks)
    {
        int end = _radio.FullFrames + chunks;
        for (int turns = 0; _radio.FullFrames < end; turns++)
        {
            if (turns > IdleTurns + (2 * chunks))
            {
                throw new InvalidOperationException("the gateway stands still");
            }

            bool mayPublish = _chunksOfMessage == 1 || (_published + 1) * _chunksOfMessage <= _link.Credit;
            if (mayPublish && _published * _chunksOfMessage < _radio.FullFrames + (Window / 4))
            {
                _link.Put(_messages[_published++]);
            }

            Turn();
            if (_radio.FullFrames - _confirmed >= AnswerAfter)
            {
                _confirmed = _radio.FullFrames;
                Answer(OtaAnswer.WriteWindow(_frame, ControlFrame.ControlOffset, _confirmed + 1, 0));
            }
        }
    }

    private static byte[] Line(int number)
    {
        string text = Convert.ToBase64String(SampleUpdate.Chunk(number + 1));
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number + 1},{text}"));
    }

    private static byte[] Block(int number)
    {
        int first = (number * BlockChunks) + 1;
        byte[] block = new byte[3 + (BlockChunks * OtaLimits.ChunkCount)];
        block[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), (ushort)first);
        SampleUpdate.Image.AsSpan((first - 1) * OtaLimits.ChunkCount, BlockChunks * OtaLimits.ChunkCount).CopyTo(block.AsSpan(3));
        return block;
    }

    private void Turn()
    {
        _clock.Milliseconds++;
        _gateway.Pump();
    }

    private void Register(PlatformCipher cipher)
    {
        KeyAgreement agreement = new(cipher);
        FrameKey networkKey = new(cipher.Keys);
        NetworkKey.Derive(cipher, Encoding.UTF8.GetBytes(SampleUpdate.NetworkKey), networkKey);
        Turn();
        agreement.CreateKeyPair();
        _radio.Put(SampleUpdate.NodeAddress, _frame, ClientHelloFrame.Seal(networkKey, _random, _frame, agreement.PublicKey, false, false));
        TurnUntilSent();
        byte[] hello = _radio.LastSent;
        if (!ServerHelloFrame.Open(networkKey, hello, hello.Length)
            || !agreement.Complete(hello, ServerHelloFrame.PublicKeyOffset, _session))
        {
            throw new InvalidOperationException("the gateway did not answer the hello");
        }

        _session.Open(ServerHelloFrame.NodeId(hello), 0);
    }

    private void Start(bool blocks)
    {
        string identity = string.Create(
            CultureInfo.InvariantCulture,
            $"0,{SampleUpdate.Size},{OtaLimits.Chunks(SampleUpdate.Size)},{Convert.ToHexStringLower(SampleUpdate.Md5)}");
        string text = blocks ? $"{identity},{Convert.ToHexStringLower(SampleUpdate.Sha256)}" : identity;
        _link.Put(Encoding.ASCII.GetBytes(text));
        TurnUntilSent();
        Answer(OtaAnswer.WriteExtendedStart(_frame, ControlFrame.ControlOffset, Window, 1, SampleUpdate.Md5));
        Turn();
    }

    private void Answer(int count)
    {
        int frameCount = ControlFrame.Seal(
            _session, _frame, FrameType.ControlUp, _session.NodeId, _session.NextControl(), count);
        _radio.Put(SampleUpdate.NodeAddress, _frame, frameCount);
    }

    private void TurnUntilSent()
    {
        int before = _radio.Sent;
        for (int i = 0; _radio.Sent == before; i++)
        {
            Turn();
            if (i > 10_000)
            {
                throw new InvalidOperationException("the gateway sends nothing");
            }
        }
    }
}
