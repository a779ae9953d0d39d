using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Simulation.Examples;

/// <summary>A button or contact that a test or a user presses.</summary>
public sealed class SimulatedInput : IDigitalInput
{
    /// <inheritdoc/>
    public bool IsOn { get; set; }
}
