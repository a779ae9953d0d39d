using EnigmaIoT.Simulation.Air;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>A time in which one station hears nothing.</summary>
/// <param name="Receiver">Its address.</param>
/// <param name="Kind">How it is deaf.</param>
/// <param name="From">When it begins, in microseconds.</param>
/// <param name="To">When it is over.</param>
internal sealed record Deafness(long Receiver, DeafnessKind Kind, long From, long To)
{
    /// <summary>Decides over an attempt: an <see cref="AirFilter"/>.</summary>
    public AirOutcome Decide(in AirAttempt attempt)
    {
        bool isDeaf = attempt.Destination == Receiver && attempt.Time >= From && attempt.Time < To;
        return !isDeaf ? AirOutcome.Arrived : Kind switch
        {
            DeafnessKind.Told => AirOutcome.Lost,
            DeafnessKind.Untold => AirOutcome.DroppedAfterAck,
            _ => AirOutcome.AckLost,
        };
    }
}
