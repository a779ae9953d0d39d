using EnigmaIoT.Gateway;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Storage;
using EnigmaIoT.Simulation.Buffers;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Simulation.Web;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>A gateway's firmware on a virtual board. A restart makes firmware and broker connection anew.</summary>
public sealed class VirtualGateway : IBoardProgram
{
    private GatewayConfig _config;
    private readonly string? _hostName;
    private readonly IStation _station;
    private readonly BatchedStation? _batched;
    private readonly Processor? _processor;
    private readonly Func<Action, IMqttLink> _connect;
    private readonly IRandom _random;
    private readonly IConfigStore _store;
    private readonly ILog _log;
    private IMqttLink? _mqtt;
    private IWebLink? _web;
    private IDatagramLink? _announcements;
    private ArduinoOtaParts? _arduinoOta;

    /// <summary>Creates a gateway that is off; <see cref="VirtualBoard.PowerOn"/> starts it.</summary>
    /// <param name="config">How it is set up.</param>
    /// <param name="scheduler">Its time.</param>
    /// <param name="station">Its radio.</param>
    /// <param name="connect">
    /// Creates a link to the broker, which calls its argument, from any thread, when the gateway has something to look
    /// at. A link that can be disposed of is when the board stops.
    /// </param>
    /// <param name="random">Its random numbers.</param>
    /// <param name="store">Its records.</param>
    /// <param name="log">Its log.</param>
    /// <param name="cost">What its work takes; null for a processor and a radio that cost nothing but a turn.</param>
    public VirtualGateway(
        GatewayConfig config,
        Scheduler scheduler,
        IStation station,
        Func<Action, IMqttLink> connect,
        IRandom random,
        IConfigStore store,
        ILog log,
        ProcessorCost? cost = null)
    {
        _config = config;
        _hostName = config.HostName;
        _batched = cost is null ? null : new BatchedStation(station, random);
        _station = _batched ?? station;
        _connect = connect;
        _random = random;
        _store = store;
        _log = log;
        Clock = new VirtualClock(scheduler);
        Board = new VirtualBoard(scheduler, _station, Clock, this, log);
        _processor = cost is null ? null : new Processor(Board, cost);
        station.Announce(config.NetworkName);
    }

    /// <summary>Gets the board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>
    /// Gets the board's clock; set its <see cref="VirtualClock.UnixEpoch"/> for a gateway that knows the time.
    /// </summary>
    public VirtualClock Clock { get; }

    /// <summary>Gets its firmware slots; null where its flash is not simulated: then its image is confirmed.</summary>
    public VirtualSlots? Slots { get; init; }

    /// <summary>Gets what makes the links for updates by the Arduino tools at each start; null for no such updates.</summary>
    public Func<ArduinoOtaParts>? ArduinoOta { get; init; }

    /// <summary>Gets what listens for browsers at each start; null for a gateway without a page.</summary>
    public Func<IWebLink>? Listen { get; init; }

    /// <summary>Gets what opens the port of multicast DNS; null for a gateway that does not announce itself.</summary>
    public Func<IDatagramLink>? Announce { get; init; }

    /// <summary>Gets the configuration file; null for a gateway that is always set up as it was made.</summary>
    public VirtualConfiguration? Configuration { get; init; }

    /// <summary>Gets which images come up, told by their description; null for all.</summary>
    public Func<string, bool>? ImageRuns { get; init; }

    /// <summary>
    /// Gets what is called for each key of radio frames that it uses: the 32 bytes, and whose frames it opens; null for nothing.
    /// </summary>
    public Action<byte[], long>? KeyLoaded
    {
        get;
        init
        {
            field = value;
            _batched?.KeyLoaded = value;
        }
    }

    /// <summary>Gets the connection to the broker; null while the board is off or starting.</summary>
    public IMqttLink? Mqtt => _mqtt;

    /// <summary>Gets whether its radio has no room for large frames, which it takes memory for.</summary>
    public bool HasUsualRoom => _station.Radio.Room == FrameRoom.Usual;

    /// <summary>Gets the firmware that runs; null while the board is off or starting.</summary>
    public GatewayFirmware? Firmware { get; private set; }

    /// <inheritdoc/>
    bool IBoardProgram.Boot(bool hung)
    {
        Slots?.Boot(hung);
        return Slots is null || (ImageRuns?.Invoke(Slots.Describe(ImageKind.Deployment, Slots.ActiveSlot(ImageKind.Deployment))) ?? true);
    }

    /// <inheritdoc/>
    void IBoardProgram.Start()
    {
        if (Configuration is not null)
        {
            _config = Configuration.Start();
            if (Slots is not null)
            {
                Slots.Signing = SlotSigning.Of(Configuration.Current.Signing);
            }

            _station.Announce(_config.NetworkName);
        }
        else
        {
            // The one before may have given way to another device of that name.
            _config.HostName = _hostName;
        }

        _mqtt = _connect(Board.WakeFromAnyThread);
        _arduinoOta = ArduinoOta?.Invoke();
        _mqtt = _processor is null ? _mqtt : new WorkingLink(_mqtt, _processor);
        _web = Listen?.Invoke();
        _announcements = Announce?.Invoke();
        LogRing? lastLines = _web is null ? null : new LogRing(_log, Clock, LogRing.LargeBytes);
        RunRecord.NoteStart(_store);
        Firmware = new GatewayFirmware(
            _config,
            new GatewayParts
            {
                Radio = _processor is null ? _station.Radio : new WorkingRadio(_station.Radio, _processor),
                Mqtt = _mqtt,
                Cipher = _batched is null ? new PlatformCipher(_random, KeyLoaded) : new PlatformCipher(_random, _batched.Keys),
                Random = _random,
                Base64 = new PlatformBase64(),
                Slots = Slots,
                Program = Slots is null ? null : RunningProgram.Read(Slots),
                ArduinoOta = _arduinoOta,
                Store = _store,
                Clock = Clock,
                Board = Board,
                Log = lastLines ?? _log,
                Web = _web,
                LastLines = lastLines,
                Network = (INetworkInfo?)Configuration?.Station ?? new LoopbackNetwork(_station.Address),
                Reset = Configuration,
                ConfigTrial = Configuration?.Trial,
                Announcements = _announcements,
            });
    }

    /// <inheritdoc/>
    int IBoardProgram.Pump()
    {
        _batched?.Exchange(Clock.Milliseconds);
        int wait = Firmware!.Pump();
        return _batched?.WaitLimit(wait, Clock.Milliseconds) ?? wait;
    }

    /// <inheritdoc/>
    void IBoardProgram.Stop()
    {
        Firmware = null;
        Configuration?.Station.Stop();
        (_mqtt as IDisposable)?.Dispose();
        _arduinoOta?.Stream.Close();
        _arduinoOta?.Datagrams.Close();
        _announcements?.Close();
        (_web as IDisposable)?.Dispose();
        _mqtt = null;
        _web = null;
    }
}
