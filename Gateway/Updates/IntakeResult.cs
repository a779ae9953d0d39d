namespace EnigmaIoT.Gateway.Updates;

/// <summary>What came of a publisher's chunk.</summary>
internal enum IntakeResult
{
    /// <summary>It is in the ring.</summary>
    Taken,

    /// <summary>It is in the ring, it is the last one, and the chunks do not have the MD5 of message 0.</summary>
    WrongDigest,

    /// <summary>It was there already, or one before it is missing.</summary>
    Ignored,

    /// <summary>There is no room now and soon will be.</summary>
    NoRoom,

    /// <summary>Its index is above the image's number of chunks.</summary>
    BeyondImage,

    /// <summary>It is not base64, or not of the right length.</summary>
    WrongBytes,

    /// <summary>It is the first one, and the image is of no known kind.</summary>
    UnknownImage,
}
