namespace EnigmaIoT.Gateway.Broker;

/// <summary>How far an ordered restart is.</summary>
internal enum RestartState
{
    /// <summary>None is ordered.</summary>
    None,

    /// <summary>It is ordered, and its answer leaves.</summary>
    Ordered,

    /// <summary>What waits for nodes and for the broker is reported, and has time to leave.</summary>
    Reporting,

    /// <summary>The board restarts.</summary>
    Restarting,
}
