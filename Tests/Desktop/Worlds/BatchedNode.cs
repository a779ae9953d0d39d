using EnigmaIoT.Node;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Storage;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>A node as its device program runs it, in a world without nodes or beside them.</summary>
internal sealed class BatchedNode : BatchedBoard
{
    private const long Address = 0x020000000201;
    private const int DataMilliseconds = 3_600_000;

    private readonly VirtualSlots _slots;
    private readonly MemoryStore _store = new();
    private NodeFirmware? _firmware;

    public BatchedNode(VirtualWorld world, int turnMicroseconds)
        : base(world, Address, Name, turnMicroseconds, BatchedRadio.MinimumCollected)
    {
        SlotSettings settings = new();
        NorFlash flash = NorFlash.InMemory(settings.FlashSize);
        flash.Busy += Board.AddBusy;
        _slots = new VirtualSlots(flash, settings);
        _slots.Install(ImageKind.Deployment, SampleImage.Create(new Version(1, 0)));
        Board.PowerOn();
    }

    public static string Name => "batched";

    public bool IsRegistered => _firmware?.IsRegistered == true;

    /// <summary>Gets the deployment that runs, or will run after the next restart.</summary>
    public byte[] Image => _slots.ReadImage(ImageKind.Deployment, _slots.ActiveSlot(ImageKind.Deployment));

    public override bool Boot(bool hung)
    {
        _slots.Boot();
        return true;
    }

    public override void Stop()
    {
        _firmware = null;
    }

    protected override void MakeFirmware(BatchedRadio radio, ICipher cipher, IRandom random)
    {
        SampleApplication application = new(DataMilliseconds);
        _firmware = new NodeFirmware(
            new NodeConfig { NetworkName = VirtualWorld.Network, NetworkKey = "network key", Name = Name },
            new NodeParts
            {
                Radio = radio,
                Scanner = Station.Scanner,
                Cipher = cipher,
                Random = random,
                Slots = CountingPort.Wrap<IFirmwareSlots>(_slots, Count, CrossingKind.Slots),
                Store = _store,
                Clock = Clock,
                Board = Board,
                Log = Log,
            },
            application);
    }

    protected override int PumpFirmware()
    {
        return _firmware!.Pump();
    }
}
