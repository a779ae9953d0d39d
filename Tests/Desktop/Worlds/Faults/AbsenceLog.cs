using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>
/// When the gateway was not there for its publishers: it restarted, or had no connection to the broker. What it wants to say
/// meanwhile waits in its memory, so a restart in such a time costs it; and what was under way as the time began is lost,
/// for publishers and gateways of EnigmaIoT use quality of service 0.
/// </summary>
internal sealed class AbsenceLog
{
    /// <summary>A message passes the gateway's queue and the way to the broker in less.</summary>
    public const long UnderWay = 20_000;

    private readonly VirtualWorld _world;
    private readonly List<(long From, long To, bool Restart)> _absences = [];

    public AbsenceLog(VirtualWorld world)
    {
        _world = world;
    }

    /// <summary>The gateway restarts, or its connection breaks, just now.</summary>
    public void Begin(bool restart)
    {
        long from = _world.Scheduler.Now;
        int number = _absences.Count;
        _absences.Add((from, long.MaxValue, restart));
        _world.Scheduler.After(1, () => Look(number));
    }

    /// <summary>Determines whether the gateway restarted in a time.</summary>
    public bool HasRestart(long from, long to)
    {
        return _absences.Exists(absence => absence.Restart && absence.From >= from && absence.From <= to);
    }

    /// <summary>Determines whether what a publisher said at a time may not have reached the gateway.</summary>
    public bool IsAway(long time)
    {
        return _absences.Exists(absence => absence.From - UnderWay <= time && time <= absence.To);
    }

    /// <summary>Determines whether what the gateway wanted to say at a time may be lost.</summary>
    public bool MayLose(long time)
    {
        return _absences.Exists(absence => absence.From - UnderWay <= time && time <= absence.From + UnderWay)
            || _absences.Exists(absence => absence.From <= time && time <= absence.To && HasRestart(time, absence.To));
    }

    private void Look(int number)
    {
        (long from, _, bool restart) = _absences[number];
        if (_world.Broker.Clients > 0)
        {
            _absences[number] = (from, _world.Scheduler.Now + UnderWay, restart);
            return;
        }

        _world.Scheduler.After(10_000, () => Look(number));
    }
}
