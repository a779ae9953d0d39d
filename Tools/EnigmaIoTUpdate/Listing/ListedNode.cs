namespace EnigmaIoT.Update.Listing;

/// <summary>A node as the broker keeps what its gateway tells of it. What was not told is null.</summary>
/// <param name="Address">Its MAC address.</param>
internal sealed record ListedNode(string Address)
{
    /// <summary>Gets its name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the program that it runs.</summary>
    public string? Program { get; init; }

    /// <summary>Gets the program's version.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the first hex characters of the SHA-256 of the image that it runs.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets the bytes of that image.</summary>
    public long? Size { get; init; }

    /// <summary>Gets whether it takes deltas in the place of images.</summary>
    public bool TakesDeltas { get; init; }

    /// <summary>Gets whether it takes deltas that come by broadcasts.</summary>
    public bool TakesDeltasOfMany { get; init; }

    /// <summary>Gets whether it sleeps between its messages.</summary>
    public bool IsSleepy { get; init; }

    /// <summary>Gets the signal strength of its last frame, in dBm.</summary>
    public long? Rssi { get; init; }

    /// <summary>Gets when a frame of it was heard last.</summary>
    public DateTimeOffset? Seen { get; init; }

    /// <summary>Gets how a person calls it.</summary>
    public string Label => Name ?? Address;
}
