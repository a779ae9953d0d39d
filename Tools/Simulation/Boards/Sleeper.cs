using EnigmaIoT.Node;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Radio;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>
/// Puts a node to sleep between its messages: radio and processor stand still, memory stays. It sends its data on waking, listens
/// as long as a node of version 0.9.8 does, and sleeps for the rest of its sleep time. A sleep time of 0 keeps it awake.
/// </summary>
/// <param name="station">The board's radio hardware.</param>
/// <param name="radio">The radio, as the node's program uses it.</param>
/// <param name="clock">The board's clock.</param>
/// <param name="application">What sends the data.</param>
internal sealed class Sleeper(IStation station, ListeningRadio radio, IClock clock, INodeApplication application)
{
    /// <summary>How long a sleepy node listens after its last message, in milliseconds (the reference).</summary>
    public const int ListenMilliseconds = 350;

    private long _wokeAt;
    private long _sleepsUntil;

    /// <summary>Gets whether the node is asleep.</summary>
    public bool IsAsleep { get; private set; }

    /// <summary>Runs one turn of the node's program, unless it is asleep.</summary>
    /// <returns>In how many milliseconds the next one is due at the latest.</returns>
    public int Pump(NodeFirmware firmware)
    {
        long now = clock.Milliseconds;
        if (IsAsleep && now < _sleepsUntil)
        {
            return (int)(_sleepsUntil - now);
        }

        if (IsAsleep)
        {
            WakeUp(now);
        }

        int wait = firmware.Pump();
        if (firmware.SleepSeconds == 0 || !firmware.IsRegistered || radio.IsSending)
        {
            return wait;
        }

        long quietAt = radio.LastUse + ListenMilliseconds;
        if (now < quietAt)
        {
            return (int)Math.Min(wait, quietAt - now);
        }

        // It wakes at an even pace, however long it was awake; never at once.
        long cycle = Math.Min(firmware.SleepSeconds, int.MaxValue / 1000) * 1000L;
        _sleepsUntil = Math.Max(_wokeAt + cycle, now + 1);
        IsAsleep = true;
        station.IsDeaf = true;
        return (int)(_sleepsUntil - now);
    }

    private void WakeUp(long now)
    {
        IsAsleep = false;
        station.IsDeaf = false;
        _wokeAt = now;

        // As after its registration, the application has data to send.
        application.OnRegistered();
    }
}
