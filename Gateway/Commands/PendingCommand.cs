using EnigmaIoT.Gateway.Air;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>A command whose answer is waited for.</summary>
public sealed class PendingCommand
{
    /// <summary>The control bytes.</summary>
    public readonly byte[] Control;

    /// <summary>Creates a command.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="control">Its control bytes.</param>
    public PendingCommand(NodeEntry entry, byte[] control)
    {
        Entry = entry;
        Address = entry.Address;
        Control = control;
    }

    /// <summary>Gets the node.</summary>
    public NodeEntry Entry { get; }

    /// <summary>Gets the node's address when the command was taken: the entry may be another node's by now.</summary>
    public long Address { get; }

    /// <summary>Gets or sets how often it is still sent again.</summary>
    public int Left { get; set; }

    /// <summary>Gets or sets when it is due again.</summary>
    public long Due { get; set; }

    /// <summary>Gets or sets the command behind this one; null in the last one.</summary>
    public PendingCommand Next { get; set; }
}
