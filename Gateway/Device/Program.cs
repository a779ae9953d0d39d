using System.Reflection;
using EnigmaIoT.Device.Cryptography;
using EnigmaIoT.Device.Network;
using EnigmaIoT.Device.Programs;
using EnigmaIoT.Device.Radio;
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
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Starting;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Gateway.Device;

/// <summary>A gateway on an ESP32.</summary>
public sealed class Program : DeviceProgram
{
    private const int DefaultChannel = 1;
    private const int WebPort = 80;

    private readonly WifiAbsence _absence = new WifiAbsence(WifiAbsence.Limit);
    private GatewayFirmware _gateway;
    private WifiStation _station;
    private M2MqttLink _link;
    private LogRing _log;
    private bool _isLeaving;

    private Program()
        : base(SetupKind.Gateway)
    {
    }

    /// <summary>Runs the gateway for ever.</summary>
    public static void Main()
    {
        new Program().Start();
    }

    /// <inheritdoc/>
    protected override BatchedRadio Make(DeviceConfig config)
    {
        ConfigTrial trial = new ConfigTrial(Files, Records, Log, ConfigTrial.DefaultMilliseconds);
        config = trial.Choose(config);
        Slots.UseSigning(config.Signing, Log);
        bool stored = StationMode.Store();
        stored |= AccessPointMode.Store(
            config.NetworkName,
            config.NetworkKey,
            config.Channel == 0 ? DefaultChannel : config.Channel);
        RestartForWifi(stored);

        RunRecord.NoteStart(Records);
        AssemblyName assembly = Assembly.GetExecutingAssembly().GetName();
        int freeAtStart = Board.FreeHeap;
        LogRing lastLines = new LogRing(
            Log,
            Clock,
            HeapPlan.LogBytes(freeAtStart))
        {
            Least = config.LogLevel,
        };
        BatchedRadio radio = RadioStart.Run(RadioRole.Gateway, Signal, HeapPlan.CollectedFrames(freeAtStart));
        BrokerLogin login = BrokerLogin.Read(config, radio.Address);
        _log = lastLines;
        _station = new WifiStation(config, lastLines);
        _station.Start();
        _link = new M2MqttLink(login, Clock, Signal, lastLines);
        GatewayConfig gatewayConfig = new GatewayConfig
        {
            NetworkName = config.NetworkName,
            TopicPrefix = config.TopicPrefix,
            NetworkKey = config.NetworkKey,
            AllowUnencryptedData = config.UnencryptedData,
            CayenneUnsigned = config.CayenneUnsigned,
            CayenneFlat = config.CayenneFlat,
            StatusSeconds = config.StatusSeconds,
            HomeAssistant = config.HomeAssistant,
            ConfirmSeconds = config.ConfirmWithinSeconds == 0
                ? GatewayConfig.DefaultConfirmSeconds
                : config.ConfirmWithinSeconds,
            TrialSeconds = config.ConfirmAfterSeconds,
            ArduinoOtaPort = config.ArduinoOtaPort,
            WebPort = WebPort,
            HostName = config.HostName ?? DeviceName.Of(SetupKind.Gateway, StationMode.Address()),
            PagePassword = trial.IsRunning ? null : config.PagePassword,
            ReadingIsOpen = !config.ReadingNeedsPassword,
        };
        DeviceCipher cipher = new DeviceCipher();
        int freeHeap = Board.FreeHeap;
        HeapPlan.Apply(gatewayConfig, freeHeap, config.MaximumNodes, config.MaximumUpdates, cipher.Keys.Capacity);
        gatewayConfig.Capacity = HeapPlan.Describe(gatewayConfig, freeHeap);
        Log.Write(LogLevel.Information, gatewayConfig.Capacity);
        bool hasPage = HeapPlan.HasPage(freeHeap);
        _gateway = new GatewayFirmware(
            gatewayConfig,
            new GatewayParts
            {
                Radio = radio,
                Mqtt = _link,
                Cipher = cipher,
                Random = new RandomPool(new DeviceRandom()),
                Base64 = new DeviceBase64(),
                Slots = Slots,
                Program = new ProgramIdentity(assembly.Name, assembly.Version),
                ArduinoOta = hasPage
                    ? new ArduinoOtaParts
                    {
                        Datagrams = new SocketDatagramLink(),
                        Stream = new SocketStreamLink(),
                        PasswordKey = new DevicePasswordKey(),
                    }
                    : null,
                Store = Records,
                Clock = Clock,
                Board = Board,
                Log = lastLines,
                LastLines = lastLines,
                Web = hasPage ? new SocketWebLink(WebPort) : null,
                Announcements = hasPage ? new MulticastLink() : null,
                Network = new StationInfo(config.WifiSsid),
                Reset = Reset,
                ConfigTrial = trial,
            });
        Log.Write(LogLevel.Information, "gateway " + MacAddress.Format(radio.Address) + " of network " + config.NetworkName);
        return radio;
    }

    /// <inheritdoc/>
    protected override int Turn(long now)
    {
        int wait = _gateway.Pump();
        if (!_isLeaving && _absence.Look(_station.IsJoined, now) && Slots.State == ImageState.Confirmed)
        {
            _isLeaving = true;
            _log.Write(LogLevel.Warning, "the Wi-Fi was away for five minutes: restarting with the set-up page");
            ReturnMark.Set(Records, true);
            _gateway.Restart();
            return 0;
        }

        return wait;
    }

    /// <inheritdoc/>
    protected override void Stop()
    {
        // The library's threads would keep the connection, and the retained status 1 with it: without it comes the last will.
        _link.Abandon();
    }

    /// <inheritdoc/>
    protected override void Prepare(SetupParts setup)
    {
        setup.Broker = new BrokerTrial(StationMode.Address(), Clock, Log);
    }
}
