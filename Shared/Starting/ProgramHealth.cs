namespace EnigmaIoT.Shared.Starting;

/// <summary>The health of a program while its image is tested.</summary>
public enum ProgramHealth
{
    /// <summary>It cannot say yet. The image is not confirmed before it can.</summary>
    Unknown = 0,

    /// <summary>All is well: the image may stay.</summary>
    Well = 1,

    /// <summary>Something that worked before does not work any more: the image is given up.</summary>
    Ill = 2,
}
