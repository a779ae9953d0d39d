namespace EnigmaIoT.Update.Messages;

/// <summary>What a node, or its gateway, tells under the node's topics.</summary>
internal abstract record NodeMessage
{
    /// <summary>Gets the MAC address of the node that is meant, where the message names one.</summary>
    public string? NodeAddress { get; init; }
}
