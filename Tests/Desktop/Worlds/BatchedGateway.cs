using EnigmaIoT.Gateway;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Simulation.Buffers;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Storage;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>The gateway as its device program runs it.</summary>
internal sealed class BatchedGateway : BatchedBoard
{
    private const long Address = 0x020000000002;

    private readonly VirtualWorld _world;
    private readonly MemoryStore _store = new();
    private GatewayFirmware? _firmware;

    /// <summary>Takes the place of a world's gateway.</summary>
    public BatchedGateway(VirtualWorld world, int turnMicroseconds)
        : base(world, Address, "batched gateway", turnMicroseconds, BatchedRadio.Collected)
    {
        world.Gateway.Board.PowerOff();
        _world = world;
        Station.Announce(VirtualWorld.Network);
        Board.PowerOn();
    }

    public bool Knows(string node)
    {
        return _firmware?.Nodes.FindByName(node)?.IsRegistered == true;
    }

    public override void Stop()
    {
        _firmware = null;
    }

    protected override void MakeFirmware(BatchedRadio radio, ICipher cipher, IRandom random)
    {
        _firmware = new GatewayFirmware(
            new GatewayConfig { NetworkName = VirtualWorld.Network, NetworkKey = "network key" },
            new GatewayParts
            {
                Radio = radio,
                Mqtt = new MemoryMqttLink(_world.Broker, _world.Scheduler, Board.WakeFromAnyThread),
                Cipher = cipher,
                Random = random,
                Base64 = CountingPort.Wrap<IBase64>(new PlatformBase64(), Count, CrossingKind.Base64),
                Store = _store,
                Clock = Clock,
                Board = Board,
                Log = Log,
            });
    }

    protected override int PumpFirmware()
    {
        return _firmware!.Pump();
    }
}
