using System;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Device.Cryptography;
using EnigmaIoT.Device.Network;
using EnigmaIoT.Device.Radio;
using EnigmaIoT.Device.Slots;
using EnigmaIoT.Device.Storage;
using EnigmaIoT.Device.Wifi;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Gateway.Device.Mqtt;
using EnigmaIoT.Gateway.Device.Network;
using EnigmaIoT.Gateway.Device.Wifi;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Gateway.Device;

/// <summary>A gateway on an ESP32.</summary>
public static class Program
{
    private const int DefaultChannel = 1;
    private const int WebPort = 80;

    /// <summary>Runs the gateway for ever.</summary>
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
        ConfigFile.Check(config.CheckGateway());
        bool stored = StationMode.Store();
        stored |= AccessPointMode.Store(
            config.NetworkName,
            config.NetworkKey,
            config.Channel == 0 ? DefaultChannel : config.Channel);
        if (stored)
        {
            log.Write(LogLevel.Information, "the Wi-Fi setting was stored: restarting");
            board.Restart();
        }

        DeviceClock clock = new DeviceClock();
        LogRing lastLines = new LogRing(log, clock, LogRing.SmallBytes);
        PumpSignal signal = new PumpSignal();
        BatchedRadio radio = RadioStart.Run(RadioRole.Gateway, signal);
        BrokerLogin login = BrokerLogin.Read(config, radio.Address);
        new WifiStation(config, lastLines).Start();
        M2MqttLink link = new M2MqttLink(login, clock, signal, lastLines);
        GatewayConfig gatewayConfig = new GatewayConfig
        {
            NetworkName = config.NetworkName,
            NetworkKey = config.NetworkKey,
            CayenneUnsigned = config.CayenneUnsigned,
            ConfirmSeconds = config.ConfirmWithinSeconds == 0
                ? GatewayConfig.DefaultConfirmSeconds
                : config.ConfirmWithinSeconds,
            TrialSeconds = config.ConfirmAfterSeconds,
            ArduinoOtaPort = config.ArduinoOtaPort,
            HostName = config.HostName,
            PagePassword = config.PagePassword,
        };
        DeviceCipher cipher = new DeviceCipher();
        int freeHeap = board.FreeHeap;
        HeapPlan.Apply(gatewayConfig, freeHeap, config.MaximumNodes, config.MaximumUpdates, cipher.Keys.Capacity);
        gatewayConfig.Capacity = HeapPlan.Describe(gatewayConfig, freeHeap);
        log.Write(LogLevel.Information, gatewayConfig.Capacity);
        RecordStore store = new RecordStore(new FlashFiles(FlashFiles.Records));
        GatewayFirmware gateway = new GatewayFirmware(
            gatewayConfig,
            new GatewayParts
            {
                Radio = radio,
                Mqtt = link,
                Cipher = cipher,
                Random = new RandomPool(new DeviceRandom()),
                Base64 = new DeviceBase64(),
                Slots = slots,
                ArduinoOta = new ArduinoOtaParts
                {
                    Datagrams = new SocketDatagramLink(),
                    Stream = new SocketStreamLink(),
                    PasswordKey = new DevicePasswordKey(),
                },
                Store = store,
                Clock = clock,
                Board = board,
                Log = lastLines,
                LastLines = lastLines,
                Web = new SocketWebLink(WebPort),
                Network = new StationInfo(config.WifiSsid),
                Reset = new ConfigReset(ConfigFile.Open(log), store),
            });
        log.Write(LogLevel.Information, "gateway " + MacAddress.Format(radio.Address) + " of network " + config.NetworkName);
        try
        {
            while (true)
            {
                long now = clock.Milliseconds;
                watchdog.Feed(now);
                radio.Exchange(now);
                int wait = gateway.Pump();
                signal.Wait(radio.WaitLimit(wait, now, clock.Milliseconds));
            }
        }
        finally
        {
            // The library's threads would keep the connection, and the retained status 1 with it: without it comes the last will.
            link.Abandon();
        }
    }
}
