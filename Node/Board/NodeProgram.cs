using System;
using System.Reflection;
using EnigmaIoT.Device.Cryptography;
using EnigmaIoT.Device.Programs;
using EnigmaIoT.Device.Radio;
using EnigmaIoT.Device.Wifi;
using EnigmaIoT.Interop;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node.Board;

/// <summary>A node on an ESP32: what the program of a node's board starts, with its application.</summary>
public sealed class NodeProgram : DeviceProgram
{
    private readonly NodeApplication _application;
    private readonly Type _program;
    private NodeFirmware _node;

    /// <summary>Creates a node.</summary>
    /// <param name="application">What it is for.</param>
    /// <param name="program">A type of the program's assembly, whose name and version are those of the image.</param>
    public NodeProgram(NodeApplication application, Type program)
        : base(SetupKind.Node)
    {
        _application = application;
        _program = program;
    }

    /// <summary>
    /// Gets or sets the GPIO that wakes a sleeping board where it is low: one of the RTC's, with a resistor of its own to hold it high;
    /// <see cref="DeviceSleep.NoPin"/> for none.
    /// </summary>
    public int WakePin { get; set; } = DeviceSleep.NoPin;

    /// <inheritdoc/>
    protected override BatchedRadio Make(DeviceConfig config)
    {
        Slots.UseSigning(config.Signing, Log);
        _application.UseFields(config.Application);
        bool stored = StationMode.Store();
        stored |= AccessPointMode.StoreOff();
        RestartForWifi(stored);

        BatchedRadio radio = RadioStart.Run(RadioRole.Node, Signal, BatchedRadio.MinimumCollected);
        if (config.Channel > 0)
        {
            NativeRadio.SetChannel(config.Channel);
        }

        AssemblyName assembly = _program.Assembly.GetName();
        _node = new NodeFirmware(
            new NodeConfig
            {
                NetworkName = config.NetworkName,
                NetworkKey = config.NetworkKey,
                Name = config.NodeName,
                Sleepy = config.Sleepy,
                SleepSeconds = config.SleepSeconds,
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
                Store = Records,
                Clock = Clock,
                Sleep = new DeviceSleep(WakePin),
                Board = Board,
                Log = Log,
            },
            _application);
        Log.Write(LogLevel.Information, "node " + MacAddress.Format(radio.Address) + " of network " + config.NetworkName);
        return radio;
    }

    /// <inheritdoc/>
    protected override int Turn(long now)
    {
        return _node.Pump();
    }

    /// <inheritdoc/>
    protected override void Prepare(SetupParts setup)
    {
        setup.Fields = _application;
    }
}
