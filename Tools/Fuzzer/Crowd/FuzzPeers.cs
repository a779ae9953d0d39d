using System.Text;
using EnigmaIoT.Fuzzer.Boards;
using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Cryptography;

namespace EnigmaIoT.Fuzzer.Crowd;

/// <summary>The 0.9.8 nodes of a lane: more than a gateway takes.</summary>
internal sealed class FuzzPeers
{
    /// <summary>How many there are; with the nodes of ours one more than the gateway has places for.</summary>
    public const int Count = 34;

    private const long FirstAddress = 0x020000000201;
    private readonly FuzzPeer[] _peers;
    private readonly FuzzGateway _gateway;
    private readonly FuzzRandom _random;
    private readonly FuzzClock _clock;
    private readonly byte[] _heard = new byte[FrameLayout.MaximumCount];
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];

    public FuzzPeers(FuzzGateway gateway, FuzzRandom random, FuzzClock clock)
    {
        _gateway = gateway;
        _random = random;
        _clock = clock;
        PlatformCipher cipher = new(random);
        NetworkKey = new FrameKey(cipher.Keys);
        Shared.Sessions.NetworkKey.Derive(cipher, Encoding.ASCII.GetBytes(FuzzNetwork.Key), NetworkKey);
        _peers = [.. Enumerable.Range(0, Count).Select(i => new FuzzPeer(AddressOf(i), cipher, random, NetworkKey))];
    }

    public FrameKey NetworkKey { get; }

    /// <summary>Gets or sets whether they answer to updates.</summary>
    public bool AreAwake { get; set; } = true;

    public static long AddressOf(int number)
    {
        return FirstAddress + number;
    }

    /// <summary>Draws one.</summary>
    public FuzzPeer Any()
    {
        return _random.Of(_peers);
    }

    /// <summary>Takes a frame of the gateway.</summary>
    /// <returns>Whether one of them acknowledges it.</returns>
    public bool Hear(long destination, ReadOnlyMemory<byte> frame)
    {
        long number = destination - FirstAddress;
        if (number is < 0 or >= Count)
        {
            return false;
        }

        FuzzPeer peer = _peers[number];
        frame.CopyTo(_heard);
        if (_heard[0] == FrameType.ServerHello)
        {
            peer.Hear(_heard, frame.Length, _clock.Milliseconds);
        }
        else if (_heard[0] == FrameType.ControlDown && AreAwake)
        {
            TakeControl(peer, frame.Length);
        }

        return true;
    }

    private void TakeControl(FuzzPeer peer, int count)
    {
        // What the gateway sends to a registered node it seals with this session, or with a candidate that has not said anything.
        NodeEntry? entry = _gateway.Firmware.Nodes.Find(peer.Address);
        if (entry == null || !ControlFrame.Open(entry.Session, _heard, count) || _heard[ControlFrame.ControlOffset] != ControlCode.Ota)
        {
            return;
        }

        int controlCount = ControlFrame.ControlCount(count);
        int index = OtaChunkMessage.Index(_heard, ControlFrame.ControlOffset, controlCount);
        if (index == 0 && controlCount >= OtaOffer.Count)
        {
            peer.Chunks = LittleEndian.ReadUInt16(_heard, ControlFrame.ControlOffset + 7);
            peer.NextChunk = 1;
            Answer(peer, entry, OtaStatus.Started);
        }
        else if (peer.NextChunk != 0 && index == peer.NextChunk)
        {
            peer.NextChunk++;
            if (peer.NextChunk > peer.Chunks)
            {
                peer.NextChunk = 0;
                Answer(peer, entry, OtaStatus.CheckOk);
                Answer(peer, entry, OtaStatus.Finished);
            }
        }
        else if (index > peer.NextChunk)
        {
            Answer(peer, entry, peer.NextChunk == 0 ? OtaStatus.StartError : OtaStatus.OutOfSequence);
        }
    }

    private void Answer(FuzzPeer peer, NodeEntry entry, OtaStatus status)
    {
        if (_random.OneIn(16))
        {
            return;
        }

        int count = status == OtaStatus.OutOfSequence
            ? OtaAnswer.WriteOutOfSequence(_frame, ControlFrame.ControlOffset, peer.NextChunk - 1)
            : OtaAnswer.Write(_frame, ControlFrame.ControlOffset, status);
        int counter = Math.Min(entry.Session.ControlCounter + 1 + _gateway.Radio.Waiting, ushort.MaxValue);
        count = ControlFrame.Seal(entry.Session, _frame, FrameType.ControlUp, entry.Id, counter, count);
        _gateway.Radio.Put(peer.Address, _frame.AsSpan(0, count));
    }
}
