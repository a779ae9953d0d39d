using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>How a virtual node is made.</summary>
public sealed record VirtualNodeOptions
{
    /// <summary>Gets how the node is set up.</summary>
    public required NodeConfig Config { get; init; }

    /// <summary>Gets its random numbers; by default the operating system's.</summary>
    public IRandom Random { get; init; } = new SystemRandom();

    /// <summary>Gets how its slots are laid out.</summary>
    public SlotSettings Slots { get; init; } = new();

    /// <summary>Gets how often the sample application sends data, in milliseconds.</summary>
    public int PeriodMilliseconds { get; init; } = SampleApplication.DefaultPeriodMilliseconds;

    /// <summary>
    /// Gets what makes the node's application from its parts at each start; null for <see cref="SampleApplication"/>.
    /// </summary>
    public Func<NodeParts, INodeApplication>? Application { get; init; }

    /// <summary>
    /// Gets whether the node really sleeps for its sleep time; with a <see cref="NodeConfig.Sleepy"/> node.
    /// </summary>
    public bool Sleeps { get; init; }

    /// <summary>Gets what the node's work takes; null for a processor and a radio that cost nothing but a turn.</summary>
    public ProcessorCost? Cost { get; init; }

    /// <summary>Gets which images come up, told by their description; null for all.</summary>
    public Func<string, bool>? ImageRuns { get; init; }
}
