using EnigmaIoT.Gateway;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Simulator.Boards;
using EnigmaIoT.Simulator.Buffers;
using EnigmaIoT.Simulator.Cryptography;
using EnigmaIoT.Simulator.Logging;
using EnigmaIoT.Simulator.Mqtt;
using EnigmaIoT.Simulator.Radio;
using EnigmaIoT.Simulator.Storage;
using EnigmaIoT.Simulator.Time;
using EnigmaIoT.Simulator.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>The gateway as its device program runs it: over a <see cref="BatchedRadio"/>, with that program's loop.</summary>
internal sealed class BatchedGateway : IBoardProgram
{
    private const long Address = 0x020000000002;

    private readonly VirtualWorld _world;
    private readonly AirStation _station;
    private readonly VirtualClock _clock;
    private readonly VirtualBoard _board;
    private readonly MemoryLog _log;
    private GatewayFirmware? _firmware;

    /// <summary>Takes the place of a world's gateway.</summary>
    public BatchedGateway(VirtualWorld world, int turnMicroseconds)
    {
        world.Gateway.Board.PowerOff();
        _world = world;
        _log = new MemoryLog(world.Scheduler, "batched", []);
        _station = new AirStation(world.Air, Address);
        _clock = new VirtualClock(world.Scheduler);
        _board = new VirtualBoard(world.Scheduler, _station, _clock, this, _log) { TurnMicroseconds = turnMicroseconds };
        _station.Announce(VirtualWorld.Network);
        Radio = new BatchedRadio(new AirDriver(_station.Radio), Address);
        _station.Radio.Woken += Radio.Signal;
        _board.PowerOn();
    }

    public BatchedRadio Radio { get; }

    public bool Knows(string node)
    {
        return _firmware?.Nodes.FindByName(node)?.IsRegistered == true;
    }

    bool IBoardProgram.Boot()
    {
        return true;
    }

    void IBoardProgram.Start()
    {
        SeededRandom random = new(11);
        _firmware = new GatewayFirmware(
            new GatewayConfig { NetworkName = VirtualWorld.Network, NetworkKey = "network key" },
            new GatewayParts
            {
                Radio = Radio,
                Mqtt = new MemoryMqttLink(_world.Broker, _world.Scheduler, _board.WakeFromAnyThread),
                Cipher = new PlatformCipher(random),
                Random = random,
                Base64 = new PlatformBase64(),
                Store = new MemoryStore(),
                Clock = _clock,
                Board = _board,
                Log = _log,
            });
    }

    int IBoardProgram.Pump()
    {
        Radio.Exchange(_clock.Milliseconds);
        int wait = _firmware!.Pump();
        return Radio.WaitLimit(wait, _clock.Milliseconds);
    }

    void IBoardProgram.Stop()
    {
    }
}
