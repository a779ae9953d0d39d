namespace EnigmaIoT.Gateway.Updates;

/// <summary>What has an update go from one state to another.</summary>
public enum UpdateEvent
{
    /// <summary>The publisher wants an update.</summary>
    Requested,

    /// <summary>The gateway has found the record of an update that its restart cut.</summary>
    RecordFound,

    /// <summary>A node that speaks the extension has registered anew.</summary>
    NodeBack,

    /// <summary>A 0.9.8 node has registered anew.</summary>
    OldNodeBack,

    /// <summary>Message 0 was sent.</summary>
    Offered,

    /// <summary>The node was asked where it stands.</summary>
    Asked,

    /// <summary>The node has told that it runs this update, and where it stands.</summary>
    Placed,

    /// <summary>The node has answered the poll: it runs no update.</summary>
    NotRunning,

    /// <summary>The node has lost the update, and the gateway has the chunks to begin anew.</summary>
    Lost,

    /// <summary>The node has lost the update, and the first chunks are gone: the publisher has to go back.</summary>
    LostWithChunks,

    /// <summary>The node has given up, or is about to, while its publisher is away.</summary>
    PublisherAway,

    /// <summary>The publisher, or the broker, is there again.</summary>
    PublisherBack,

    /// <summary>The node has found the image right.</summary>
    ImageRight,

    /// <summary>A final status was told.</summary>
    Ended,
}
