using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Gateway;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Buffers;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Storage;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>The gateway of a lane.</summary>
internal sealed class FuzzGateway : IBoard
{
    private readonly GatewayConfig _config;
    private readonly GatewayParts _parts;
    private readonly FuzzLink _link = new();
    private readonly Func<IFuzzedProgram, IFuzzedProgram> _wrap;

    /// <summary>Creates a gateway that runs.</summary>
    public FuzzGateway(FuzzClock clock, FuzzAir air, FuzzRandom random, int lane, Func<IFuzzedProgram, IFuzzedProgram> wrap)
    {
        _wrap = wrap;
        Log = new FuzzLog(clock, "gateway");
        Radio = new FuzzRadio(FuzzNetwork.GatewayAddress, air);
        _config = new GatewayConfig
        {
            NetworkName = FuzzNetwork.Name,
            NetworkKey = FuzzNetwork.Key,
            AllowUnencryptedData = lane % 2 == 1,
            AllowUnknownImages = lane % 4 == 3,
        };
        _parts = new GatewayParts
        {
            Radio = Radio,
            Mqtt = _link,
            Cipher = new PlatformCipher(random),
            Random = random,
            Base64 = lane % 2 == 0 ? new PlatformBase64() : new Base64(),
            Store = new MemoryStore(),
            Clock = clock,
            Board = this,
            Log = Log,
        };
        Firmware = new GatewayFirmware(_config, _parts);
        Program = wrap(new GatewayProgram(Firmware));
    }

    public GatewayFirmware Firmware { get; private set; }

    public IFuzzedProgram Program { get; private set; }

    public FuzzRadio Radio { get; }

    public FuzzLink Link => _link;

    public FuzzLog Log { get; }

    public int MaximumUpdates => _config.MaximumUpdates;

    public int FreeHeap => int.MaxValue;

    public void Restart()
    {
        Radio.Restart();
        Log.Restart();
        _link.Cut(null);
        Firmware = new GatewayFirmware(_config, _parts);
        Program = _wrap(new GatewayProgram(Firmware));
    }

    public void SetLed(bool on)
    {
    }

    /// <summary>Returns any registered node; null where there is none.</summary>
    public NodeEntry? AnyRegistered(FuzzRandom random)
    {
        NodeTable nodes = Firmware.Nodes;
        int start = random.Below(nodes.Capacity);
        for (int i = 0; i < nodes.Capacity; i++)
        {
            NodeEntry entry = nodes.At((start + i) % nodes.Capacity);
            if (entry.IsRegistered && entry.Address != MacAddress.None)
            {
                return entry;
            }
        }

        return null;
    }

    private sealed class GatewayProgram(GatewayFirmware firmware) : IFuzzedProgram
    {
        public object Firmware => firmware;

        public int Pump()
        {
            return firmware.Pump();
        }
    }
}
