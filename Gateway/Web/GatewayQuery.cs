namespace EnigmaIoT.Gateway.Web;

/// <summary>What a request asks of the gateway itself.</summary>
internal enum GatewayQuery
{
    /// <summary>What the reference gateway answers.</summary>
    Info,

    /// <summary>Its state.</summary>
    Status,

    /// <summary>The number of nodes.</summary>
    NodeNumber,

    /// <summary>The capacity of the node table.</summary>
    MaxNodes,
}
