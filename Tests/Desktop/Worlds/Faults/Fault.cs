using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>One fault of a plan.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="At">When, in microseconds after the publishers began.</param>
/// <param name="Target">Which of the nodes that are updated it concerns, from 0 on.</param>
/// <param name="Duration">How long it lasts, in microseconds, where it lasts.</param>
/// <param name="Operation">The flash operation that a cut of power hits, from 1 for the next.</param>
/// <param name="Damage">What such a cut leaves of it.</param>
internal sealed record Fault(FaultKind Kind, long At, int Target, long Duration, int Operation, PowerCutDamage Damage)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string what = Kind switch
        {
            FaultKind.PowerCut => $" at operation {Operation} ({Damage}), back after {Duration / 1e6:0.0} s",
            FaultKind.BrokerDown or FaultKind.PublisherAway => $" for {Duration / 1e6:0.0} s",
            _ => string.Empty,
        };
        return $"{At / 1e6:0.000} s {Kind} (target {Target}){what}";
    }
}
