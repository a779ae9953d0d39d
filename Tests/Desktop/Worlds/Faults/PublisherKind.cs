namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>Who publishes an image.</summary>
public enum PublisherKind
{
    /// <summary>The reference's script at its fast pace, 20 ms.</summary>
    FastScript,

    /// <summary>The same at 3 ms, faster than the air.</summary>
    HurriedScript,

    /// <summary>Ours, in blocks.</summary>
    Blocks,

    /// <summary>The reference's script at its medium pace, 60 ms.</summary>
    MediumScript,

    /// <summary>The same at its slow pace, 180 ms.</summary>
    SlowScript,

    /// <summary>Prepared lines, which cannot go back.</summary>
    Lines,
}
