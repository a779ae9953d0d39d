namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>What a publisher of blocks sends of an image to a node of ours.</summary>
internal enum ParcelKind
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>All of it, compressed.</summary>
    Compressed,

    /// <summary>The difference to the image that the node had at first: what has got another one since refuses it.</summary>
    Delta,
}
