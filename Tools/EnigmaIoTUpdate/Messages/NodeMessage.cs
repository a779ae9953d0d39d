namespace EnigmaIoT.Update.Messages;

/// <summary>What a node, or its gateway, tells under the node's topics.</summary>
internal abstract record NodeMessage;
