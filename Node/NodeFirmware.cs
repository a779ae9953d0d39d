using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Commands;
using EnigmaIoT.Node.Joining;
using EnigmaIoT.Node.Links;
using EnigmaIoT.Node.Naming;
using EnigmaIoT.Node.Starting;
using EnigmaIoT.Node.Time;
using EnigmaIoT.Node.Updating;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node;

/// <summary>
/// A node: registers with its gateway, carries an application's data, obeys commands and takes updates. Everything belongs to
/// the one thread that calls <see cref="Pump"/>; the application is called from there.
/// </summary>
public sealed class NodeFirmware
{
    // Bounds the time in one call, so that timers are kept while frames pour in.
    private const int FramesPerPump = 16;

    private readonly NodeParts _parts;
    private readonly ApplicationHost _application;
    private readonly Session _session;
    private readonly GatewaySearch _search;
    private readonly Uplink _uplink;
    private readonly AnswerQueue _answers;
    private readonly Registration _registration;
    private readonly NodeNaming _naming;
    private readonly ProgramReport _program;
    private readonly ClockSync _clockSync;
    private readonly SleepSetting _sleep;
    private readonly Identification _identification;
    private readonly Restarter _restarter;
    private readonly OtaReceiver _updates;
    private readonly ImageTrial _trial;
    private readonly Downlink _downlink;
    private readonly RejectLog _rejects;
    private readonly ReceivedFrame _frame = new ReceivedFrame();

    /// <summary>Makes a node that joins its network with the first pump.</summary>
    /// <exception cref="System.ArgumentException">The network key is shorter than 8 or longer than 32 bytes.</exception>
    public NodeFirmware(NodeConfig config, NodeParts parts, INodeApplication application)
    {
        _parts = parts;
        _trial = new ImageTrial(
            parts.Slots,
            parts.Board,
            parts.Log,
            config.ConfirmSeconds,
            config.TrialSeconds,
            parts.Clock.Milliseconds);
        _application = new ApplicationHost(application, _trial, parts.Log);
        _rejects = new RejectLog(parts.Log, parts.Clock);
        _session = new Session(parts.Cipher.Keys);
        FrameKey networkKey = new FrameKey(parts.Cipher.Keys);
        NetworkKey.Derive(parts.Cipher, config.NetworkKey, networkKey);

        _search = new GatewaySearch(parts.Scanner, parts.Log, config.NetworkName);
        _uplink = new Uplink(parts, _session);
        _answers = new AnswerQueue(_uplink, parts.Log);
        _sleep = new SleepSetting(parts.Store, parts.Log, config.Sleepy);
        _registration = new Registration(parts, _search, _uplink, _session, networkKey, config.WantsBroadcasts)
        {
            Sleepy = _sleep.Seconds > 0,
        };
        _naming = new NodeNaming(parts, _uplink, config.Name);
        _program = new ProgramReport(parts, _uplink, _naming);
        _clockSync = new ClockSync(parts.Clock, _uplink, _session);
        _identification = new Identification(parts.Board);
        _restarter = new Restarter(parts.Board, _answers);
        _updates = new OtaReceiver(parts, new OtaReporter(_answers), _restarter);
        BroadcastLink broadcasts = new BroadcastLink(parts.Cipher.Keys);
        CommandHandler commands = new CommandHandler(
            config,
            parts,
            _uplink,
            _answers,
            _naming,
            _sleep,
            _registration,
            _identification,
            broadcasts,
            _restarter,
            _updates,
            _rejects);
        _downlink = new Downlink(
            _session,
            broadcasts,
            _search,
            _registration,
            commands,
            _naming,
            _clockSync,
            _application,
            _rejects);
    }

    /// <summary>Gets whether the node has a session with the gateway.</summary>
    public bool IsRegistered
    {
        get { return _session.IsOpen; }
    }

    /// <summary>Gets for how many seconds the node may sleep between its messages; 0 where it has to stay awake.</summary>
    public uint SleepSeconds
    {
        get { return _sleep.Seconds; }
    }

    /// <summary>Gets the node's name, or null.</summary>
    public string Name
    {
        get { return _naming.Name; }
    }

    /// <summary>Gets the gateway's address; <see cref="Shared.Addressing.MacAddress.None"/> while it is not known.</summary>
    public long GatewayAddress
    {
        get { return _search.GatewayAddress; }
    }

    /// <summary>Gets the Unix time in microseconds, from the gateway or the platform; 0 while neither knows it.</summary>
    public long UnixMicroseconds
    {
        get { return _clockSync.UnixMicroseconds; }
    }

    /// <summary>Gets the log of refused input, for the application's own refusals too.</summary>
    public RejectLog Rejects
    {
        get { return _rejects; }
    }

    /// <summary>Gets how many exceptions the application has thrown since the start.</summary>
    public int ApplicationExceptions
    {
        get { return _application.Exceptions; }
    }

    /// <summary>Handles everything that is there, without blocking.</summary>
    /// <returns>
    /// In how many milliseconds to call again at the latest, 1 to 1000; sooner where the radio has something.
    /// </returns>
    public int Pump()
    {
        long now = _parts.Clock.Milliseconds;
        TakeResults(now);
        int frames = 0;
        while (frames < FramesPerPump && _parts.Radio.Receive(_frame))
        {
            frames++;
            if (_downlink.Take(_frame, now))
            {
                BeginSession(now);
            }
        }

        int wait = Tick(now);
        if (!_search.IsScanning)
        {
            _uplink.Flush(_search.GatewayAddress, _registration.Holds(now));
        }

        wait = _uplink.IsWaiting ? Wait.Shorter(wait, Wait.Short) : wait;
        return frames == FramesPerPump ? 1 : wait;
    }

    /// <summary>Sends data to the gateway.</summary>
    /// <param name="encoding">A <see cref="PayloadEncoding"/>.</param>
    /// <param name="buffer">Holds the data at <paramref name="offset"/>; copied.</param>
    /// <param name="offset">Where the data starts.</param>
    /// <param name="count">Bytes of data, 0 to <see cref="PayloadFrame.MaximumPayload"/>.</param>
    /// <returns>False where the node is not registered, the data is too long, or eight frames wait already.</returns>
    public bool SendData(byte encoding, byte[] buffer, int offset, int count)
    {
        return _uplink.SendPayload(FrameType.SensorData, encoding, buffer, offset, count);
    }

    /// <summary>Sends a Home Assistant discovery message, which is a MessagePack map. Parameters as in SendData.</summary>
    /// <returns>As SendData.</returns>
    public bool SendDiscovery(byte[] buffer, int offset, int count)
    {
        return _uplink.SendPayload(
            FrameType.HomeAssistantDiscovery,
            PayloadEncoding.MessagePack,
            buffer,
            offset,
            count);
    }

    /// <summary>Switches the LED; while it flashes to identify the board, once that is over.</summary>
    public void SetLed(bool on)
    {
        _identification.SetSteady(on);
    }

    private void TakeResults(long now)
    {
        while (_uplink.TakeResult())
        {
            _search.OnSent(_uplink.ResultDelivered, now);
            if (_uplink.ResultPurpose == FramePurpose.Name)
            {
                _naming.OnResult(_uplink.ResultDelivered, _registration.IsGatewayExtended);
            }
            else if (_uplink.ResultPurpose == FramePurpose.Program)
            {
                _program.OnResult(_uplink.ResultDelivered);
            }
            else if (_uplink.ResultPurpose == FramePurpose.Answer)
            {
                _answers.OnResult(_uplink.ResultDelivered, now);
            }
        }
    }

    private void BeginSession(long now)
    {
        _answers.BeginSession();
        _naming.Announce(now);
        _naming.Tick(now);
        _program.BeginSession(_registration.IsGatewayExtended, now);
        _application.OnRegistered(_uplink.RepeatLost(), now);
    }

    private int TickTrial(long now)
    {
        if (_trial.RollbackCause != RollbackCause.None && _session.IsOpen)
        {
            _restarter.ReportRollback(_trial.RollbackCause);
            _trial.NoteTold();
        }

        return _trial.Tick(_session.IsOpen, _application.Health(now), now);
    }

    private int Tick(long now)
    {
        int wait = _search.Tick(now, out bool moved);
        if (moved && _session.IsOpen)
        {
            _registration.Renew();
        }

        wait = Wait.Shorter(wait, _registration.Tick(now));
        Session questioned = _registration.Questioned;
        if (questioned != null && _clockSync.Ask(questioned, _registration.CandidateSource, now))
        {
            _registration.OnAsked(now);
        }

        wait = Wait.Shorter(wait, _naming.Tick(now));
        wait = Wait.Shorter(wait, _program.Tick(now));
        wait = Wait.Shorter(wait, TickTrial(now));
        wait = Wait.Shorter(wait, _updates.Tick(now));
        wait = Wait.Shorter(wait, _identification.Tick(now));
        wait = Wait.Shorter(wait, _clockSync.Tick(now));
        wait = Wait.Shorter(wait, _application.Tick(now));
        wait = Wait.Shorter(wait, _answers.Tick(now));
        wait = Wait.Shorter(wait, _restarter.Tick(now));
        return wait < 1 ? 1 : wait;
    }
}
