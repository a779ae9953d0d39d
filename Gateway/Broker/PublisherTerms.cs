namespace EnigmaIoT.Gateway.Broker;

/// <summary>Times and reasons that hold for every publisher of an image, for a node or for the gateway.</summary>
public static class PublisherTerms
{
    /// <summary>A publisher that is silent for so many milliseconds can be replaced by another one.</summary>
    public const int TakeOverMilliseconds = 5000;

    /// <summary>
    /// For so many milliseconds an update waits for its publisher. Broker or network may be away for 60 s; after that the gateway looks
    /// for them every 15 s, and the updater every 4 s.
    /// </summary>
    public const int PatienceMilliseconds = 90000;

    /// <summary>The end of an update is published at most once in so many milliseconds, not for each chunk that still arrives.</summary>
    public const int LateMilliseconds = 30000;

    /// <summary>Message 0 contradicts itself.</summary>
    public const string Inconsistent = "size and number of chunks disagree: chunks have 212 bytes";

    /// <summary>The kind of an image is unknown.</summary>
    public const string UnknownImage = "the image is of no known kind";

    /// <summary>A chunk for no update.</summary>
    public const string Stray = "a chunk came before message 0";

    /// <summary>A chunk, for the log, behind the end of the image.</summary>
    public const string BeyondImage = "chunk with an index beyond the image";

    /// <summary>A chunk, for the log, that cannot be used.</summary>
    public const string WrongBytes = "chunk that is not base64 or has the wrong length";

    /// <summary>The publisher aborted.</summary>
    public const string GivenUp = "given up by its publisher";

    /// <summary>Another image has taken the place of this one.</summary>
    public const string GivenWay = "given up for another image";
}
