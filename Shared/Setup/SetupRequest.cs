namespace EnigmaIoT.Shared.Setup;

/// <summary>What the page asks of the device, besides the page itself.</summary>
internal enum SetupRequest
{
    /// <summary>How it stands.</summary>
    State,

    /// <summary>What is stored, without its secrets.</summary>
    Config,

    /// <summary>What the last scan found.</summary>
    Networks,

    /// <summary>To scan.</summary>
    Scan,

    /// <summary>To try a configuration and to store it.</summary>
    Try,

    /// <summary>To store a configuration untried.</summary>
    Store,

    /// <summary>To take the certificate of the broker's authority.</summary>
    Authority,

    /// <summary>To take the gateway's own certificate.</summary>
    Certificate,

    /// <summary>To take the key of that certificate.</summary>
    Key,

    /// <summary>To restart: the page has shown that all is stored.</summary>
    Finish,
}
