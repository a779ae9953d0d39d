namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>What can happen in the middle of an update, beside what the air does all the time.</summary>
public enum FaultKind
{
    /// <summary>The gateway restarts.</summary>
    GatewayRestart,

    /// <summary>The node restarts.</summary>
    NodeRestart,

    /// <summary>The node's power is cut in the middle of an erase or a page program, and comes back.</summary>
    PowerCut,

    /// <summary>The broker cuts every connection.</summary>
    BrokerCut,

    /// <summary>The broker is down for a while.</summary>
    BrokerDown,

    /// <summary>The publisher stops, and comes back later with the same image.</summary>
    PublisherAway,

    /// <summary>Another publisher comes with another image.</summary>
    OtherPublisher,
}
