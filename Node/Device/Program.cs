using System;
using System.Reflection;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Device.Cryptography;
using EnigmaIoT.Device.Radio;
using EnigmaIoT.Device.Slots;
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
public static class Program
{
    /// <summary>Runs the node for ever.</summary>
    public static void Main()
    {
        DeviceLog log = new DeviceLog();
        DeviceBoard board = new DeviceBoard();
        DeviceSlots slots = new DeviceSlots();
        try
        {
            Run(log, board, slots);
        }
        catch (Exception exception)
        {
            Failure.End(exception, log, board, slots);
        }
    }

    private static void Run(ILog log, DeviceBoard board, DeviceSlots slots)
    {
        DeviceConfig config = ConfigFile.Read(log);
        DeviceWatchdog watchdog = new DeviceWatchdog(config.WatchdogSeconds, log);
        board.UseLed(config.LedPin);
        ConfigFile.Check(config.CheckNode());
        bool stored = StationMode.Store();
        stored |= AccessPointMode.StoreOff();
        if (stored)
        {
            log.Write(LogLevel.Information, "the Wi-Fi setting was stored: restarting");
            board.Restart();
        }

        DeviceClock clock = new DeviceClock();
        PumpSignal signal = new PumpSignal();
        BatchedRadio radio = RadioStart.Run(RadioRole.Node, signal);
        if (config.Channel > 0)
        {
            NativeRadio.SetChannel(config.Channel);
        }

        AssemblyName assembly = Assembly.GetExecutingAssembly().GetName();
        SampleApplication application = new SampleApplication(clock, SampleApplication.DefaultPeriodMilliseconds);
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
                Scanner = new GatewayScanner(config.NetworkKey, config.Channel, signal, log),
                Cipher = new DeviceCipher(),
                Random = new RandomPool(new DeviceRandom()),
                Slots = slots,
                Program = new ProgramIdentity(assembly.Name, assembly.Version),
                Store = new RecordStore(new FlashFiles(FlashFiles.Records)),
                Clock = clock,
                Board = board,
                Log = log,
            },
            application);
        application.Attach(node);
        log.Write(LogLevel.Information, "node " + MacAddress.Format(radio.Address) + " of network " + config.NetworkName);
        while (true)
        {
            long now = clock.Milliseconds;
            watchdog.Feed(now);
            radio.Exchange(now);
            int wait = node.Pump();
            signal.Wait(radio.WaitLimit(wait, now, clock.Milliseconds));
        }
    }
}
