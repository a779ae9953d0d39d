namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>Who has signed the image of a plan.</summary>
internal enum ImageMaker
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The owner, for any hardware.</summary>
    Owner,

    /// <summary>The owner, for another class of hardware than that of the nodes.</summary>
    OwnerOfOtherHardware,
}
