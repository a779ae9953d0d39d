using EnigmaIoT.Gateway;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Buffers;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Storage;

namespace EnigmaIoT.Fuzzer;

/// <summary>The gateway of a lane.</summary>
internal sealed class FuzzGateway : IBoard
{
    public const long Address = 0x020000000001;
    public const string Network = "enigmaiot";
    public const string TopicPrefix = Network + "/";
    public const string NetworkKey = "network key";

    private readonly GatewayConfig _config;
    private readonly GatewayParts _parts;
    private readonly FuzzLink _link = new();
    private readonly Func<IFuzzedProgram, IFuzzedProgram> _wrap;

    /// <summary>Makes a gateway that runs.</summary>
    public FuzzGateway(FuzzClock clock, FuzzAir air, FuzzRandom random, int lane, Func<IFuzzedProgram, IFuzzedProgram> wrap)
    {
        _wrap = wrap;
        Log = new FuzzLog(clock, "gateway");
        Radio = new FuzzRadio(Address, air);
        _config = new GatewayConfig
        {
            NetworkName = Network,
            NetworkKey = NetworkKey,
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

    private sealed class GatewayProgram(GatewayFirmware firmware) : IFuzzedProgram
    {
        public object Firmware => firmware;

        public int Pump()
        {
            return firmware.Pump();
        }
    }
}
