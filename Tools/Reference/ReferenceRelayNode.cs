using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Reference;

/// <summary>A node that a 0.9.8 gateway has registered.</summary>
internal sealed class ReferenceRelayNode(long address, Session session)
{
    public long Address { get; } = address;

    public Session Session { get; } = session;

    /// <summary>Gets or sets the name; null until the node has told it.</summary>
    public string? Name { get; set; }

    /// <summary>Gets the node's level in topics.</summary>
    public string TopicName => Name ?? MacAddress.Format(Address);
}
