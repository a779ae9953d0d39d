using System.Reflection;
using EnigmaIoT.Device.Cryptography;
using EnigmaIoT.Device.Programs;
using EnigmaIoT.Device.Radio;
using EnigmaIoT.Device.Storage;
using EnigmaIoT.Device.Wifi;
using EnigmaIoT.Interop;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Shared.Starting;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Node.Device;

/// <summary>A node on an ESP32.</summary>
public sealed class Program : DeviceProgram
{
    /// <summary>Runs the node for ever.</summary>
    public static void Main()
    {
        new Program().Start();
    }

    /// <inheritdoc/>
    protected override void Run(DeviceConfig config)
    {
        ConfigFile.Check(config.CheckNode());
        bool stored = StationMode.Store();
        stored |= AccessPointMode.StoreOff();
        RestartForWifi(stored);

        BatchedRadio radio = RadioStart.Run(RadioRole.Node, Signal);
        if (config.Channel > 0)
        {
            NativeRadio.SetChannel(config.Channel);
        }

        AssemblyName assembly = Assembly.GetExecutingAssembly().GetName();
        SampleApplication application = new SampleApplication(Clock, SampleApplication.DefaultPeriodMilliseconds);
        NodeFirmware node = new NodeFirmware(
            new NodeConfig
            {
                NetworkName = config.NetworkName,
                NetworkKey = config.NetworkKey,
                Name = config.NodeName,
                Sleepy = config.Sleepy,
                ConfirmSeconds = config.ConfirmWithinSeconds == 0 ? NodeConfig.DefaultConfirmSeconds : config.ConfirmWithinSeconds,
                TrialSeconds = config.ConfirmAfterSeconds,
            },
            new NodeParts
            {
                Radio = radio,
                Scanner = new GatewayScanner(config.NetworkKey, config.Channel, Signal, Log),
                Cipher = new DeviceCipher(),
                Random = new RandomPool(new DeviceRandom()),
                Slots = Slots,
                Program = new ProgramIdentity(assembly.Name, assembly.Version),
                Store = new RecordStore(new FlashFiles(FlashFiles.Records)),
                Clock = Clock,
                Board = Board,
                Log = Log,
            },
            application);
        application.Attach(node);
        Log.Write(LogLevel.Information, "node " + MacAddress.Format(radio.Address) + " of network " + config.NetworkName);
        while (true)
        {
            long now = BeginTurn(radio);
            int wait = node.Pump();
            Signal.Wait(radio.WaitLimit(wait, now, Clock.Milliseconds));
        }
    }
}
