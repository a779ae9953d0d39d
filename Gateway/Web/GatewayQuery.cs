namespace EnigmaIoT.Gateway.Web;

/// <summary>What a request asks of the gateway itself.</summary>
internal enum GatewayQuery
{
    /// <summary>What the reference gateway answers.</summary>
    Info,

    /// <summary>Its state.</summary>
    Status,

    /// <summary>How many nodes there are.</summary>
    NodeNumber,

    /// <summary>How many nodes there can be.</summary>
    MaxNodes,
}
