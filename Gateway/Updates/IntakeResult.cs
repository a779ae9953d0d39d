namespace EnigmaIoT.Gateway.Updates;

/// <summary>What came of a publisher's chunk.</summary>
internal static class IntakeResult
{
    /// <summary>It is in the ring.</summary>
    public const int Taken = 0;

    /// <summary>It is in the ring, it is the last one, and the chunks do not have the MD5 of message 0.</summary>
    public const int WrongDigest = 1;

    /// <summary>It was there already, or one before it is missing.</summary>
    public const int Ignored = 2;

    /// <summary>There is no room now and soon will be.</summary>
    public const int NoRoom = 3;

    /// <summary>Its index is above the image's number of chunks.</summary>
    public const int BeyondImage = 4;

    /// <summary>It is not base64, or not of the right length.</summary>
    public const int WrongBytes = 5;

    /// <summary>It is the first one, and the image is of no known kind.</summary>
    public const int UnknownImage = 6;
}
