using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Reference;

/// <summary>How a world with boards of version 0.9.8 is made.</summary>
public sealed record ReferenceWorldOptions : WorldOptions
{
    /// <summary>Gets the number of nodes of version 0.9.8, 0 or more.</summary>
    public int OldNodes { get; init; }

    /// <summary>Gets how many frames the radio of such a node holds until its program fetches them, 1 or more.</summary>
    public int OldReceiveBuffers { get; init; } = ReferenceNodeOptions.DefaultReceiveBuffers;

    /// <summary>Gets whether the gateway is the model of the 0.9.8 gateway in place of ours.</summary>
    public bool HasReferenceRelay { get; init; }
}
