namespace EnigmaIoT.Update.Updating;

/// <summary>How an update ended.</summary>
public enum UpdateOutcome
{
    /// <summary>The node said that it has written the image (status 6), or it runs that image already.</summary>
    Done,

    /// <summary>The broker cannot be reached, or was lost and did not come back.</summary>
    BrokerUnreachable,

    /// <summary>The broker refuses the connection or a subscription.</summary>
    BrokerRefused,

    /// <summary>No secure connection to the broker.</summary>
    TlsTrouble,

    /// <summary>The node cannot be reached: it, its gateway or the network is not there, or it does not answer.</summary>
    NodeSilent,

    /// <summary>The gateway or the node refused the update (status 1).</summary>
    Refused,

    /// <summary>The image arrived wrong, or cannot run there (status 3).</summary>
    CheckFailed,

    /// <summary>The update stood still: the node said so (status 5), or nothing came.</summary>
    TimedOut,

    /// <summary>The node wrote the image, restarted, and told that it runs another one.</summary>
    RolledBack,

    /// <summary>The caller gave up.</summary>
    Cancelled,
}
