namespace EnigmaIoT.Bench;

/// <summary>What is sent of an image.</summary>
internal enum BenchParcel
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>All of it, compressed.</summary>
    Compressed,

    /// <summary>The difference to what runs.</summary>
    Delta,
}
