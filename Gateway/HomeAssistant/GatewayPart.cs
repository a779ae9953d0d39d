namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>The parts of the gateway's document, in their order.</summary>
internal enum GatewayPart
{
    /// <summary>Device and origin.</summary>
    Head,

    /// <summary>The connection to the broker.</summary>
    Connectivity,

    /// <summary>The free managed heap.</summary>
    Heap,

    /// <summary>The number of registered nodes.</summary>
    Nodes,

    /// <summary>A button that has it restart.</summary>
    Restart,

    /// <summary>What it runs, and what is offered for it.</summary>
    Update,

    /// <summary>The end of components and document.</summary>
    End,

    /// <summary>Nothing follows.</summary>
    None,
}
