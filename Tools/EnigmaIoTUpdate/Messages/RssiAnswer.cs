namespace EnigmaIoT.Update.Messages;

/// <summary>How well the gateway hears the node: it answers that itself, so it is there and knows the node.</summary>
internal sealed record RssiAnswer : NodeMessage;
