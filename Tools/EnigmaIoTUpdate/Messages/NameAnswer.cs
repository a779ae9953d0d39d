namespace EnigmaIoT.Update.Messages;

/// <summary>A node's name and MAC address.</summary>
/// <param name="Name">The name as it stands in topics.</param>
/// <param name="Address">The MAC address as it was written.</param>
internal sealed record NameAnswer(string Name, string Address) : NodeMessage;
