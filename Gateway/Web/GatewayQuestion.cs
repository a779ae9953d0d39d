namespace EnigmaIoT.Gateway.Web;

/// <summary>What is asked of the gateway itself.</summary>
internal enum GatewayQuestion
{
    /// <summary>What the reference tells.</summary>
    Info,

    /// <summary>How it stands.</summary>
    Status,

    /// <summary>How many nodes there are.</summary>
    NodeNumber,

    /// <summary>How many nodes there can be.</summary>
    MaxNodes,
}
