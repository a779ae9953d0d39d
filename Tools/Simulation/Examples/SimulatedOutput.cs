using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Simulation.Examples;

/// <summary>A relay that one can look at.</summary>
public sealed class SimulatedOutput : IDigitalOutput
{
    /// <summary>Gets whether it is on.</summary>
    public bool IsOn { get; private set; }

    /// <inheritdoc/>
    public void Set(bool on)
    {
        IsOn = on;
    }
}
