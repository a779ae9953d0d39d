using EnigmaIoT.Node;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>
/// A node's firmware on a virtual board. Flash and store outlive a restart, everything else is made anew.
/// </summary>
public sealed class VirtualNode : IBoardProgram
{
    private readonly VirtualNodeOptions _options;
    private readonly IStation _station;
    private readonly BatchedStation? _batched;
    private readonly Processor? _processor;
    private readonly IConfigStore _store;
    private readonly ILog _log;
    private readonly VirtualSleep _sleep;

    /// <summary>Creates a node that is off; <see cref="VirtualBoard.PowerOn"/> starts it.</summary>
    /// <param name="options">How it is made.</param>
    /// <param name="scheduler">Its time.</param>
    /// <param name="station">Its radio.</param>
    /// <param name="flash">Its firmware, at least <see cref="SlotSettings.FlashSize"/> bytes.</param>
    /// <param name="store">Its configuration.</param>
    /// <param name="log">Its log.</param>
    public VirtualNode(
        VirtualNodeOptions options,
        Scheduler scheduler,
        IStation station,
        NorFlash flash,
        IConfigStore store,
        ILog log)
    {
        _options = options;
        _batched = options.Cost is null ? null : new BatchedStation(station, options.Random);
        _station = _batched ?? station;
        _store = store;
        _log = log;
        Flash = flash;
        Slots = new VirtualSlots(flash, options.Slots);
        Clock = new VirtualClock(scheduler);
        Board = new VirtualBoard(scheduler, _station, Clock, this, log);
        _sleep = new VirtualSleep(Board, scheduler);
        _processor = options.Cost is null ? null : new Processor(Board, options.Cost);
        flash.Busy += Board.AddBusy;
    }

    /// <summary>Gets the board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>Gets the flash.</summary>
    public NorFlash Flash { get; }

    /// <summary>Gets the firmware slots.</summary>
    public VirtualSlots Slots { get; }

    /// <summary>Gets the board's clock.</summary>
    public VirtualClock Clock { get; }

    /// <summary>Gets whether its radio has no room for large frames, which it takes memory for.</summary>
    public bool HasUsualRoom => _station.Radio.Room == FrameRoom.Usual;

    /// <summary>Gets the firmware that runs; null while the board is off or starting.</summary>
    public NodeFirmware? Firmware { get; private set; }

    /// <summary>Gets whether the node sleeps just now: it hears nothing, and its program stands still.</summary>
    public bool IsAsleep => Board.IsAsleep;

    /// <summary>Gets the name of the deployment that runs, or will run when the board is switched on.</summary>
    public string RunningVersion => Slots.Describe(ImageKind.Deployment, Slots.ActiveSlot(ImageKind.Deployment));

    /// <inheritdoc/>
    bool IBoardProgram.Boot(bool hung)
    {
        if (Flash.IsOff)
        {
            Flash.PowerUp();
        }

        Slots.Boot(hung);
        return _options.ImageRuns?.Invoke(RunningVersion) ?? true;
    }

    /// <inheritdoc/>
    void IBoardProgram.Start()
    {
        IRadio radio = _processor is null ? _station.Radio : new WorkingRadio(_station.Radio, _processor);
        NodeParts parts = new()
        {
            Radio = radio,
            Scanner = _station.Scanner,
            Cipher = _batched is null ? new PlatformCipher(_options.Random) : new PlatformCipher(_options.Random, _batched.Keys),
            Random = _options.Random,
            Slots = Slots,
            Program = RunningProgram.Read(Slots),
            Store = _store,
            Clock = Clock,
            Sleep = _options.Sleeps ? _sleep : null,
            Board = Board,
            Log = _log,
        };
        INodeApplication application = _options.Application?.Invoke(parts) ?? new SampleApplication(_options.PeriodMilliseconds);
        Firmware = new NodeFirmware(_options.Config, parts, application);
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
    }
}
