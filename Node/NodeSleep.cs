using System.Text;
using EnigmaIoT.Node.Air;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Commands;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Node.Updates;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node;

/// <summary>
/// Sends a sleepy node to sleep once all is said and the gateway has had its time to answer, and takes up its session when it wakes. What
/// is kept is given out once: whatever ends a program other than a sleep, the next one registers anew, and no counter is used twice.
/// </summary>
internal sealed class NodeSleep
{
    /// <summary>The time for which a sleepy node listens after its last message, in milliseconds (protocol section 1).</summary>
    public const int ListenMilliseconds = 350;

    /// <summary>
    /// How long it stays awake at most where it does not get so far: without a gateway, with an application that does not end. A scan of
    /// nanoCLR's takes 6.5 s, the wait before a hello up to 6.5 s more.
    /// </summary>
    public const int MaximumAwakeMilliseconds = 20000;

    /// <summary>
    /// How long the node stays awake for an update where the gateway has nothing to say to it: that has lost its power behind the request.
    /// </summary>
    public const int HeldAwakeMilliseconds = 600000;

    private const int MinimumSleepMilliseconds = 100;

    private readonly NodeParts _parts;
    private readonly GatewayLink _link;
    private readonly CommandHandler _commands;
    private readonly ApplicationHost _application;
    private readonly OtaReceiver _updates;
    private readonly Restarter _restarter;
    private readonly ImageTrial _trial;
    private readonly SleepRecord _record;
    private readonly bool _isForEver;
    private readonly long _wokeAt;
    private long _usedAt;
    private long _busyAt;
    private long _addressedAt;
    private readonly int _missed;
    private bool _isAsleep;

    /// <summary>Creates what sends a node to sleep, and takes up its session where it was asleep.</summary>
    public NodeSleep(
        NodeConfig config,
        NodeParts parts,
        GatewayLink link,
        CommandHandler commands,
        ApplicationHost application,
        OtaReceiver updates,
        Restarter restarter,
        ImageTrial trial,
        bool isForEver)
    {
        _parts = parts;
        _link = link;
        _commands = commands;
        _application = application;
        _updates = updates;
        _restarter = restarter;
        _trial = trial;
        _isForEver = isForEver;
        byte[] name = Encoding.UTF8.GetBytes(config.NetworkName);
        _record = new SleepRecord(Crc32.Compute(name, 0, name.Length));
        long now = parts.Clock.Milliseconds;
        _usedAt = now;
        _busyAt = now;
        _addressedAt = now;
        _wokeAt = parts.Sleep.Milliseconds - now;
        if (_record.IsValid(parts.Sleep.Take(_record.Bytes)))
        {
            // The time to start the program counts as awake: the next wake-up follows from the last one. A button may be early.
            long planned = _record.WakeAt;
            _wokeAt = planned > 0 && planned < _wokeAt ? planned : _wokeAt;
            _missed = _record.Missed;
            link.Resume(_record, now);
        }

        _record.Wipe();
    }

    /// <summary>The radio was used.</summary>
    public void OnUse(long now)
    {
        _usedAt = now;
    }

    /// <summary>The gateway has sent a command or data to this node.</summary>
    public void OnAddressed(long now)
    {
        _addressedAt = now;
    }

    /// <summary>Sends the node to sleep where that is due.</summary>
    /// <returns>In how many milliseconds to call again.</returns>
    public int Pump(long now)
    {
        if (_isAsleep || _restarter.IsPending || _updates.IsRunning || _trial.IsRunning || _commands.IsIdentifying)
        {
            _busyAt = now;
            _addressedAt = now;
            return int.MaxValue;
        }

        if (_commands.SleepSeconds == 0)
        {
            _busyAt = now;
            EndStayingAwake(now);
            return int.MaxValue;
        }

        bool isDone = _link.IsQuiet && _application.IsDone(now);
        long due = isDone ? _usedAt + ListenMilliseconds : _busyAt + MaximumAwakeMilliseconds;
        if (now < due)
        {
            return Wait.Until(due, now);
        }

        Sleep();
        return int.MaxValue;
    }

    // A restart has the gateway learn that the node sleeps: it registers anew.
    private void EndStayingAwake(long now)
    {
        if (_commands.StaysAwake == StaysAwake.ForUpdate && now - _addressedAt >= HeldAwakeMilliseconds)
        {
            _parts.Log.Write(LogLevel.Information, "no update has come that the node stays awake for; it restarts, and sleeps again");
            _restarter.Begin(RestartReason.Unknown, now);
        }
    }

    private void Sleep()
    {
        IDeepSleep sleep = _parts.Sleep;
        long cycle = _commands.SleepSeconds * 1000L;
        long left = _wokeAt + cycle - sleep.Milliseconds;
        left = _isForEver ? 0 : left < MinimumSleepMilliseconds ? MinimumSleepMilliseconds : left;

        // A session in doubt is not worth to be kept.
        bool isKept = _link.Registration.IsSettled && !_link.Session.NeedsRenewal;
        if (isKept)
        {
            _record.Write(_link, _parts.Radio.Channel);
            _record.WakeAt = _isForEver ? 0 : sleep.Milliseconds + left;
            _record.Missed = _link.Search.HasDelivered ? 0 : _missed + 1;
        }

        _isAsleep = true;
        sleep.Sleep(_record.Bytes, isKept ? SleepRecord.Count : 0, left);
        _record.Wipe();
    }
}
