using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Node;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Storage;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>A node of ours in a lane. Its flash and store outlive its restarts.</summary>
internal sealed class FuzzNode : IBoard
{
    private const int PeriodMilliseconds = 2000;

    private static readonly SlotSettings _layout = new() { DeploymentCapacity = 0x4000, ApplicationCapacity = 0x4000 };

    private readonly NodeConfig _config;
    private readonly NodeParts _parts;
    private readonly FuzzRandom _random;
    private readonly FuzzScanner _scanner;
    private readonly VirtualSlots _slots;
    private bool _restartWanted;

    /// <summary>Creates a node that runs.</summary>
    public FuzzNode(FuzzClock clock, FuzzAir air, FuzzRandom random, long address, string name, bool sleepy)
    {
        _random = random;
        Log = new FuzzLog(clock, name);
        Radio = new FuzzRadio(address, air);
        _slots = new VirtualSlots(NorFlash.InMemory(_layout.FlashSize), _layout);
        _slots.Install(ImageKind.Deployment, FuzzImage.Running);
        _scanner = new FuzzScanner(random);
        _config = new NodeConfig { NetworkName = FuzzNetwork.Name, NetworkKey = FuzzNetwork.Key, Name = name, Sleepy = sleepy };
        _parts = new NodeParts
        {
            Radio = Radio,
            Scanner = _scanner,
            Cipher = new PlatformCipher(random),
            Random = random,
            Slots = _slots,
            Store = new MemoryStore(),
            Clock = clock,
            Board = this,
            Log = Log,
        };
        Firmware = Start();
    }

    public NodeFirmware Firmware { get; private set; }

    public FuzzRadio Radio { get; }

    public FuzzScanner Scanner => _scanner;

    public FuzzLog Log { get; }

    public int Starts { get; private set; }

    /// <summary>Determines whether the node runs exactly this image.</summary>
    public bool Runs(byte[] image, ImageKind kind)
    {
        return _slots.ReadImage(kind, _slots.ActiveSlot(kind)).AsSpan().SequenceEqual(image);
    }

    /// <summary>Has the firmware do what there is to do; a restart it asked for follows at once.</summary>
    public int Pump()
    {
        int wait = Firmware.Pump();
        if (wait is < 1 or > 1000)
        {
            throw new FuzzFailureException($"node: Pump returns {wait}");
        }

        if (_restartWanted)
        {
            PowerCycle();
            return 1;
        }

        return wait;
    }

    /// <summary>Cuts the power for a moment.</summary>
    public void PowerCycle()
    {
        _restartWanted = false;
        Radio.Restart();
        Log.Restart();
        Firmware = Start();
    }

    public int FreeHeap => int.MaxValue;

    public void Restart()
    {
        _restartWanted = true;
    }

    public void SetLed(bool on)
    {
    }

    private NodeFirmware Start()
    {
        Starts++;
        _slots.Boot();
        return new NodeFirmware(_config, _parts, new FuzzApplication(_random, PeriodMilliseconds));
    }
}
