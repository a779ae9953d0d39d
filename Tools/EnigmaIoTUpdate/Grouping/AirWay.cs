namespace EnigmaIoT.Update.Grouping;

/// <summary>How nodes that run the same image get another.</summary>
internal enum AirWay
{
    /// <summary>Each by itself, by the smallest parcel.</summary>
    Alone,

    /// <summary>By a broadcast of the smallest parcel for what they run.</summary>
    Smallest,

    /// <summary>By a broadcast of the compressed image, with all others that take it.</summary>
    Compressed,

    /// <summary>By a broadcast of the image as it is, with all others that take it.</summary>
    Whole,
}
