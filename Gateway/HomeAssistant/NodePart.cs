namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>The parts of a node's document, in their order.</summary>
internal enum NodePart
{
    /// <summary>Device, origin and availability.</summary>
    Head,

    /// <summary>The node's own entities, a part each.</summary>
    Own,

    /// <summary>The signal strength.</summary>
    SignalStrength,

    /// <summary>The share of its messages that get lost.</summary>
    ErrorRate,

    /// <summary>When it was heard last.</summary>
    LastSeen,

    /// <summary>A button that has it show itself.</summary>
    Identify,

    /// <summary>A button that has it restart.</summary>
    Restart,

    /// <summary>For how long it sleeps.</summary>
    SleepTime,

    /// <summary>What it runs, and what is offered for it.</summary>
    Update,

    /// <summary>The end of components and document.</summary>
    End,

    /// <summary>Nothing follows.</summary>
    None,
}
