namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>What stands between a publisher and its gateway for a while.</summary>
public enum Outage
{
    /// <summary>The gateway alone has lost the broker.</summary>
    OfGateway,

    /// <summary>The publisher alone has lost the broker.</summary>
    OfPublisher,

    /// <summary>The broker is off, for everybody.</summary>
    OfBroker,

    /// <summary>The broker stands still: connections stay, and what is published comes later.</summary>
    Frozen,

    /// <summary>The gateway's link stays connected and takes nothing that is to be published; what the publisher sends still comes.</summary>
    Refusing,
}
