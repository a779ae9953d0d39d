namespace EnigmaIoT.Gateway.Broker;

/// <summary>What holds for whoever publishes an image, be it for a node or for the gateway itself: times, and reasons that it is told.</summary>
public static class PublisherTerms
{
    /// <summary>A publisher that is silent for so many milliseconds gives way to another image.</summary>
    public const int TakeOverMilliseconds = 5000;

    /// <summary>
    /// For so many milliseconds an update waits for its publisher. Broker or network may be away for 60 s; after that the gateway looks
    /// for them every 15 s, and the updater every 4 s.
    /// </summary>
    public const int PatienceMilliseconds = 90000;

    /// <summary>An update that has ended, or was lost by a restart, is told once in so many milliseconds, not for each chunk under way.</summary>
    public const int LateMilliseconds = 30000;

    /// <summary>Message 0 contradicts itself.</summary>
    public const string Inconsistent = "size and number of chunks disagree: chunks have 212 bytes";

    /// <summary>The kind of an image cannot be told.</summary>
    public const string UnknownImage = "the image is of no known kind";

    /// <summary>A chunk for no update.</summary>
    public const string Stray = "a chunk came before message 0";

    /// <summary>A chunk, for the log, behind the end of the image.</summary>
    public const string BeyondImage = "chunk with an index beyond the image";

    /// <summary>A chunk, for the log, that cannot be used.</summary>
    public const string WrongBytes = "chunk that is not base64 or has the wrong length";

    /// <summary>The publisher said so.</summary>
    public const string GivenUp = "given up by its publisher";

    /// <summary>Another image has taken the place of this one.</summary>
    public const string GivenWay = "given up for another image";
}
