namespace EnigmaIoT.Update.Messages;

/// <summary>The node has registered with its gateway.</summary>
internal sealed record NodeHello : NodeMessage;
