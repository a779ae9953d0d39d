namespace EnigmaIoT.Shared.Web;

/// <summary>Where a connection stands. <see cref="WebServer"/> alone changes it.</summary>
internal enum ExchangeState
{
    /// <summary>There is no connection.</summary>
    Free,

    /// <summary>The client has come; it has no exchange yet.</summary>
    Arrived,

    /// <summary>The header comes.</summary>
    Header,

    /// <summary>An action has its turn.</summary>
    Serving,

    /// <summary>The answer is complete and is being sent.</summary>
    Sending,

    /// <summary>
    /// Everything is sent. What the client still sends is passed over for a moment: a connection that is closed with unread bytes
    /// is reset, and the client may lose the answer.
    /// </summary>
    Lingering,
}
