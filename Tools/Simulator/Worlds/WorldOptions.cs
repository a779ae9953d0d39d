using EnigmaIoT.Simulator.Air;

namespace EnigmaIoT.Simulator.Worlds;

/// <summary>How a world in virtual time is made.</summary>
public sealed record WorldOptions
{
    /// <summary>Gets where every random number comes from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the number of nodes of ours, 0 or more.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>Gets what the air does to frames; its seed is the world's.</summary>
    public AirSettings Air { get; init; } = new();

    /// <summary>Gets whether nodes take images of an unknown kind, and the gateway passes them on.</summary>
    public bool AcceptUnknownImages { get; init; }

    /// <summary>Gets how often the nodes send data, in milliseconds.</summary>
    public int DataMilliseconds { get; init; } = 10_000;
}
