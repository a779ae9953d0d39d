using EnigmaIoT.Node.Air;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Commands;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Node.Routing;
using EnigmaIoT.Node.Updates;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node;

/// <summary>
/// A node: registers with its gateway, carries an application's data, obeys commands and takes updates. Everything belongs to
/// the one thread that calls <see cref="Pump"/>; the application is called from there.
/// </summary>
public sealed class NodeFirmware : INode
{
    // Bounds the time in one call, so that timers are kept while frames pour in.
    private const int FramesPerPump = 16;
    private const int MaximumWait = 1000;

    private readonly IRadio _radio;
    private readonly IClock _clock;
    private readonly GatewayLink _link;
    private readonly CommandHandler _commands;
    private readonly ApplicationHost _application;
    private readonly FromGateway _fromGateway;
    private readonly IPumped[] _pumped;
    private readonly NodeSleep _sleep;
    private readonly ReceivedFrame _frame = new ReceivedFrame();

    /// <summary>Creates a node that joins its network with the first pump.</summary>
    /// <exception cref="System.ArgumentException">The network key is shorter than 8 or longer than 32 bytes.</exception>
    public NodeFirmware(NodeConfig config, NodeParts parts, INodeApplication application)
    {
        _radio = parts.Radio;
        _clock = parts.Clock;
        ImageTrial trial = new ImageTrial(
            parts.Slots,
            parts.Board,
            parts.Log,
            config.ConfirmSeconds,
            config.TrialSeconds,
            parts.Clock.Milliseconds);
        _application = new ApplicationHost(application, trial, parts.Log);
        Rejects = new RejectLog(parts.Log, parts.Clock);
        _link = new GatewayLink(config, parts, trial, Rejects);
        Restarter restarter = new Restarter(parts.Board, _link.Answers);
        OtaReceiver updates = new OtaReceiver(parts, _link.Answers, restarter, _frame);
        _commands = new CommandHandler(config, config.Sleepy || application.SleepsForEver, parts, _link, restarter, Rejects);
        _fromGateway = new FromGateway(_link, updates, _commands, _application, Rejects);
        NodeTrial nodeTrial = new NodeTrial(trial, _link, _application, restarter);
        _pumped = new IPumped[] { _link, nodeTrial, updates, _commands, _application, restarter };
        bool isForEver = application.SleepsForEver;
        if (parts.Sleep != null && (config.Sleepy || isForEver))
        {
            _sleep = new NodeSleep(config, parts, _link, _commands, _application, updates, restarter, trial, isForEver);
        }

        application.Start(this);
        if (_link.IsResumed)
        {
            _application.OnRegistered(false, _clock.Milliseconds);
        }
    }

    /// <summary>Gets whether the node has a session with the gateway.</summary>
    public bool IsRegistered
    {
        get { return _link.Session.IsOpen; }
    }

    /// <inheritdoc/>
    public uint SleepSeconds
    {
        get { return _commands.SleepSeconds; }
    }

    /// <summary>Gets the node's name, or null.</summary>
    public string Name
    {
        get { return _link.Naming.Name; }
    }

    /// <summary>Gets the gateway's address; <see cref="Shared.Addressing.MacAddress.None"/> while it is not known.</summary>
    public long GatewayAddress
    {
        get { return _link.Search.GatewayAddress; }
    }

    /// <inheritdoc/>
    public long UnixMicroseconds
    {
        get { return _link.Clock.UnixMicroseconds; }
    }

    /// <inheritdoc/>
    public RejectLog Rejects { get; }

    /// <inheritdoc/>
    public bool IsResumed
    {
        get { return _link.IsResumed; }
    }

    /// <inheritdoc/>
    public byte[] Scratch
    {
        get { return _link.Scratch; }
    }

    /// <summary>Gets how many exceptions the application has thrown since the start.</summary>
    public int ApplicationExceptions
    {
        get { return _application.Exceptions; }
    }

    /// <summary>Handles everything that is there, without blocking.</summary>
    /// <returns>
    /// In how many milliseconds to call again at the latest, 1 to 1000; before that where the radio has something.
    /// </returns>
    public int Pump()
    {
        long now = _clock.Milliseconds;
        bool isUsed = _link.TakeResults(now);
        int frames = 0;
        while (frames < FramesPerPump && _radio.Receive(_frame))
        {
            frames++;
            if (_fromGateway.Take(_frame, now))
            {
                _sleep?.OnAddressed(now);
            }
        }

        int wait = MaximumWait;
        for (int i = 0; i < _pumped.Length; i++)
        {
            wait = Wait.Shorter(wait, _pumped[i].Pump(now));
        }

        wait = Wait.Shorter(wait, _link.Send(now));
        if (_sleep != null)
        {
            if (isUsed || frames > 0)
            {
                _sleep.OnUse(now);
            }

            wait = Wait.Shorter(wait, _sleep.Pump(now));
        }

        return wait < 1 || frames == FramesPerPump ? 1 : wait;
    }

    /// <inheritdoc/>
    public bool SendData(byte encoding, byte[] buffer, int offset, int count)
    {
        return _link.Uplink.SendPayload(FrameType.SensorData, encoding, buffer, offset, count);
    }

    /// <inheritdoc/>
    public bool SendDiscovery(byte[] buffer, int offset, int count)
    {
        return _link.Uplink.SendPayload(
            FrameType.HomeAssistantDiscovery,
            PayloadEncoding.MessagePack,
            buffer,
            offset,
            count);
    }

    /// <inheritdoc/>
    public void SetLed(bool on)
    {
        _commands.SetLed(on);
    }
}
