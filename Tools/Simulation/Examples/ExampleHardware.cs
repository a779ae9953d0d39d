namespace EnigmaIoT.Simulation.Examples;

/// <summary>What is connected to a board that runs one of the examples.</summary>
public sealed class ExampleHardware
{
    /// <summary>Gets or sets the temperature at the thermometer's probe, in degrees Celsius.</summary>
    public double Temperature { get; set; } = 20.3;

    /// <summary>Gets the relay's button.</summary>
    public SimulatedInput Button { get; } = new();

    /// <summary>Gets the relay.</summary>
    public SimulatedOutput Relay { get; } = new();

    /// <summary>Gets the relay that opens the cover.</summary>
    public SimulatedOutput Up { get; } = new();

    /// <summary>Gets the relay that closes the cover.</summary>
    public SimulatedOutput Down { get; } = new();
}
