using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds.Attacks;

/// <summary>
/// Somebody near the boards who has a transmitter and no key: records every frame, and sends recorded, changed and forged ones under
/// all addresses, the gateway's included, at a steady pace.
/// </summary>
internal sealed class AirAttacker
{
    private const int Stock = 2000;

    private readonly VirtualWorld _world;
    private readonly Random _random;
    private readonly int _nodes;
    private readonly long _pause;
    private readonly List<RecordedFrame> _frames = [];
    private readonly List<RecordedFrame> _hellos = [];
    private readonly List<RecordedFrame> _serverHellos = [];
    private readonly byte[] _buffer = new byte[FrameLayout.LargeCount];
    private bool _stopped;

    /// <summary>Creates an attacker that listens.</summary>
    /// <param name="world">Where it does.</param>
    /// <param name="seed">Where its choices come from.</param>
    /// <param name="nodes">How many nodes of ours it knows, from the first one on.</param>
    /// <param name="framesPerSecond">How many frames it sends.</param>
    public AirAttacker(VirtualWorld world, int seed, int nodes, int framesPerSecond)
    {
        _world = world;
        _random = new Random(seed);
        _nodes = nodes;
        _pause = 1_000_000 / framesPerSecond;
        world.Air.Observed += Record;
    }

    /// <summary>Gets how many frames were sent of each kind.</summary>
    public Dictionary<AttackKind, int> Sent { get; } = [];

    /// <summary>Begins to send.</summary>
    public void Begin()
    {
        _world.Scheduler.After(_pause, Act);
    }

    /// <summary>Sends nothing any more.</summary>
    public void Stop()
    {
        _stopped = true;
    }

    private void Record(in AirAttempt attempt, AirOutcome outcome)
    {
        if (attempt.Number > 1)
        {
            return;
        }

        RecordedFrame frame = new(attempt.Source, attempt.Destination, attempt.Payload.ToArray());
        Keep(_frames, frame);
        if (frame.Payload[0] == FrameType.ClientHello)
        {
            Keep(_hellos, frame);
        }
        else if (frame.Payload[0] == FrameType.ServerHello)
        {
            Keep(_serverHellos, frame);
        }
    }

    // Old ones are as good as new ones: which one makes room is chance.
    private void Keep(List<RecordedFrame> stock, RecordedFrame frame)
    {
        if (stock.Count < Stock)
        {
            stock.Add(frame);
        }
        else
        {
            stock[_random.Next(Stock)] = frame;
        }
    }

    private void Act()
    {
        if (_stopped)
        {
            return;
        }

        AttackKind kind = (AttackKind)_random.Next(Enum.GetValues<AttackKind>().Length);
        if (Send(kind))
        {
            Sent[kind] = Sent.GetValueOrDefault(kind) + 1;
        }

        _world.Scheduler.After(_pause, Act);
    }

    private bool Send(AttackKind kind)
    {
        long node = VirtualWorld.AddressOf(1 + _random.Next(_nodes));
        long gateway = VirtualWorld.AddressOfGateway;
        switch (kind)
        {
            case AttackKind.Replay:
                return Pick(_frames) is { } any && _world.Air.Forge(any.Source, any.Destination, any.Payload);
            case AttackKind.ReplayUnderAnotherAddress:
                return Pick(_frames) is { } moved
                    && (moved.Destination == gateway
                        ? _world.Air.Forge(node, gateway, moved.Payload)
                        : _world.Air.Forge(gateway, node, moved.Payload));
            case AttackKind.HelloOfANode:
                return Pick(_hellos) is { } hello && _world.Air.Forge(node, gateway, hello.Payload);
            case AttackKind.HelloOfAStranger:
                return Pick(_hellos) is { } other
                    && _world.Air.Forge(0x020000F00000 + _random.Next(0x10000), gateway, other.Payload);
            case AttackKind.ServerHello:
                return Pick(_serverHellos) is { } answer && _world.Air.Forge(gateway, node, answer.Payload);
            case AttackKind.InvalidateKey:
                _buffer[0] = FrameType.InvalidateKey;
                _buffer[1] = (byte)_random.Next(8);
                return _world.Air.Forge(gateway, node, _buffer.AsSpan(0, InvalidateKeyFrame.Count));
            case AttackKind.Changed:
                return Pick(_frames) is { } original && SendChanged(original);
            case AttackKind.UnencryptedData:
                _random.NextBytes(_buffer.AsSpan(0, FrameLayout.MaximumCount));
                _buffer[0] = FrameType.UnencryptedData;
                _buffer[1] = (byte)_random.Next(_nodes);
                _buffer[2] = 0;
                return _world.Air.Forge(node, gateway, _buffer.AsSpan(0, 7 + _random.Next(20)));
            case AttackKind.GarbageUp:
                return _world.Air.Forge(node, gateway, Garbage());
            default:
                return _world.Air.Forge(gateway, node, Garbage());
        }
    }

    private RecordedFrame? Pick(List<RecordedFrame> stock)
    {
        return stock.Count == 0 ? null : stock[_random.Next(stock.Count)];
    }

    private bool SendChanged(RecordedFrame original)
    {
        original.Payload.CopyTo(_buffer, 0);
        int most = original.Payload.Length > FrameLayout.MaximumCount ? FrameLayout.LargeCount : FrameLayout.MaximumCount;
        int count = Math.Clamp(original.Payload.Length + _random.Next(-3, 4), 1, most);
        _buffer[_random.Next(count)] ^= (byte)(1 << _random.Next(8));
        return _world.Air.Forge(original.Source, original.Destination, _buffer.AsSpan(0, count));
    }

    private ReadOnlySpan<byte> Garbage()
    {
        byte[] types =
        [
            0x01, 0x11, 0x08, 0x03, 0x05, 0x07, 0xFF, 0x02, 0x12, 0x04, 0x06, 0x17, 0xFE, 0xFB, 0x82, 0x92, 0x84, 0x18, 0x81, 0x10,
        ];
        _random.NextBytes(_buffer);
        _buffer[0] = types[_random.Next(types.Length)];
        return _buffer.AsSpan(0, 1 + _random.Next(FrameLayout.MaximumCount));
    }
}
