using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Web;
using EnigmaIoT.Simulation.Buffers;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>A board that is set up: at each start it reads its configuration, and runs the page until it has one.</summary>
public sealed class VirtualSetup : IBoardProgram
{
    private readonly VirtualSetupOptions _options;
    private readonly IStation _station;
    private readonly ILog _log;
    private IWebLink? _web;
    private IBrokerTrial? _broker;

    /// <summary>Creates a board that is off; <see cref="VirtualBoard.PowerOn"/> starts it.</summary>
    /// <param name="options">What it is.</param>
    /// <param name="scheduler">Its time.</param>
    /// <param name="station">Its radio.</param>
    /// <param name="log">Its log.</param>
    public VirtualSetup(VirtualSetupOptions options, Scheduler scheduler, IStation station, ILog log)
    {
        _options = options;
        _station = station;
        _log = log;
        Clock = new VirtualClock(scheduler);
        Board = new VirtualBoard(scheduler, station, Clock, this, log);
    }

    /// <summary>Gets the board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>Gets the board's clock.</summary>
    public VirtualClock Clock { get; }

    /// <summary>Gets the page with what is behind it; null while the board is off, starting or configured.</summary>
    public SetupFirmware? Firmware { get; private set; }

    /// <summary>Gets the page's address; null while it does not run.</summary>
    public string? Page => _web is null ? null : _options.Address(_web);

    /// <summary>Gets the configuration that the board has started with; null where it runs the page.</summary>
    public DeviceConfig? Configured { get; private set; }

    /// <inheritdoc/>
    bool IBoardProgram.Boot(bool hung)
    {
        return true;
    }

    /// <inheritdoc/>
    void IBoardProgram.Start()
    {
        DeviceConfig? stored = _options.Files.Load();
        SetupKind kind = _options.Kind;
        string? lack = stored is null ? null : kind == SetupKind.Gateway ? stored.CheckGateway() : stored.CheckNode();
        if (stored is not null && lack is null && !ReturnMark.IsSet(_options.Store))
        {
            Configured = stored;
            return;
        }

        Configured = null;
        _web = _options.Listen();
        _broker = _options.TryBroker?.Invoke(Board.WakeFromAnyThread);
        PlatformCipher cipher = new(_options.Random);
        Firmware = new SetupFirmware(new SetupParts
        {
            Kind = kind,
            Name = DeviceName.Of(kind, _station.Address),
            Address = _options.Address(_web),
            Stored = lack is null ? stored : null,
            Suggested = _options.Suggested,
            Refusal = lack ?? _options.Files.Refusal,
            Fields = _options.Fields,
            Password = new WebPassword(_options.Store, cipher, _options.Random),
            Web = _web,
            Base64 = new PlatformBase64(),
            Clock = Clock,
            Wifi = _options.Wifi,
            Broker = _broker,
            Files = _options.Files,
            Store = _options.Store,
            Board = Board,
            Log = _log,
        });
    }

    /// <inheritdoc/>
    int IBoardProgram.Pump()
    {
        return Firmware?.Pump() ?? int.MaxValue / 2000;
    }

    /// <inheritdoc/>
    void IBoardProgram.Stop()
    {
        Firmware = null;
        Configured = null;
        (_broker as IDisposable)?.Dispose();
        (_web as IDisposable)?.Dispose();
        _broker = null;
        _web = null;
        _options.Wifi.Leave();
    }
}
