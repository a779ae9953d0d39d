using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>
/// Carries frames between the boards of a lane without any delay; loses and changes some of them, in the clear or behind the
/// decryption, and records what it carries.
/// </summary>
internal sealed class FuzzAir(FuzzRandom random, FuzzCorpora corpora, Mutator mutator)
{
    private readonly byte[] _changed = new byte[ReceivedFrame.LargeCount];
    private readonly byte[] _body = new byte[ReceivedFrame.LargeCount];

    /// <summary>Gets or sets the gateway.</summary>
    public FuzzGateway? Gateway { get; set; }

    /// <summary>Gets or sets the key of hellos.</summary>
    public FrameKey? NetworkKey { get; set; }

    /// <summary>Gets the nodes.</summary>
    public List<FuzzNode> Nodes { get; } = [];

    /// <summary>Gets or sets who hears what the gateway sends to an address that is none of theirs; true is an acknowledgement.</summary>
    public Func<long, ReadOnlyMemory<byte>, bool>? Strangers { get; set; }

    /// <summary>Gets or sets how many of 100 frames are not delivered.</summary>
    public int Loss { get; set; }

    /// <summary>Gets or sets whether frames are changed on their way.</summary>
    public bool IsHostile { get; set; } = true;

    /// <summary>Gets how many frames were changed on their way.</summary>
    public long Changed { get; private set; }

    /// <summary>Carries a frame.</summary>
    /// <returns>Whether the peer's radio acknowledged it.</returns>
    public bool Carry(long source, long destination, ReadOnlySpan<byte> frame)
    {
        bool down = source == FuzzNetwork.GatewayAddress;
        bool recorded = random.OneIn(16);
        if (recorded)
        {
            (down ? corpora.FramesDown : corpora.FramesUp).Add(frame);
        }

        if (Loss > 0 && random.Below(100) < Loss)
        {
            // A half of what gets lost is the acknowledgement alone.
            return random.OneIn(2) && Deliver(source, destination, frame) && false;
        }

        bool changes = IsHostile && random.OneIn(24);
        if (!changes && !recorded)
        {
            return Deliver(source, destination, frame);
        }

        frame.CopyTo(_changed);
        int count = Rework(down ? destination : source, down, frame.Length, changes);
        Changed += changes ? 1 : 0;
        bool delivered = Deliver(source, destination, changes ? _changed.AsSpan(0, count) : frame);
        return delivered || random.OneIn(64);
    }

    private bool Deliver(long source, long destination, ReadOnlySpan<byte> frame)
    {
        if (source != FuzzNetwork.GatewayAddress)
        {
            bool reaches = destination is FuzzNetwork.GatewayAddress or MacAddress.Broadcast;
            if (reaches)
            {
                Gateway!.Radio.Put(source, frame);
            }

            return reaches;
        }

        bool heard = destination == MacAddress.Broadcast;
        foreach (FuzzNode node in Nodes)
        {
            if (destination == node.Radio.Address || destination == MacAddress.Broadcast)
            {
                node.Radio.Put(source, frame);
                heard = true;
            }
        }

        if (!heard && Strangers != null)
        {
            frame.CopyTo(_body);
            heard = Strangers(destination, _body.AsMemory(0, frame.Length));
        }

        return heard;
    }

    private static int LimitOf(int count)
    {
        return count > ReceivedFrame.MaximumCount ? ReceivedFrame.LargeCount : ReceivedFrame.MaximumCount;
    }

    // Opens the frame with the key that gateway and node share, records it, and seals it again where it is to be changed.
    private int Rework(long node, bool down, int count, bool changes)
    {
        NodeEntry? entry = Gateway!.Firmware.Nodes.Find(node);
        int from = FrameLayout.BodyOffset + (_changed[0] == FrameType.NodeNameResult ? 2 : 0);
        bool isHello = _changed[0] is FrameType.ClientHello or FrameType.ServerHello;
        FrameKey? key = isHello ? NetworkKey : entry?.Session;
        if (key == null || count < from + FrameLayout.TagCount || !key.Open(_changed, from, count))
        {
            return changes ? mutator.Mutate(_changed, 0, count, LimitOf(count), corpora.FramesUp.Any()) : count;
        }

        int end = count - FrameLayout.TagCount;
        Corpus bodies = down ? corpora.BodiesDown : corpora.BodiesUp;
        if (!isHello)
        {
            _body[0] = _changed[0];
            _changed.AsSpan(from, end - from).CopyTo(_body.AsSpan(1));
            bodies.Add(_body.AsSpan(0, end - from + 1));
        }

        if (!changes)
        {
            return count;
        }

        int start = Math.Min(end, from + (isHello || random.OneIn(8) ? 0 : 6));
        end = mutator.Mutate(_changed, start, end, LimitOf(count) - FrameLayout.TagCount, bodies.Any());
        return SealedFrame.Close(key, _changed, end, random.OneIn(32));
    }
}
