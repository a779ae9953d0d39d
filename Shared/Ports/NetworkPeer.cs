namespace EnigmaIoT.Shared.Ports;

/// <summary>An IPv4 address and a port. One object serves many messages.</summary>
public sealed class NetworkPeer
{
    /// <summary>Gets or sets the address, its first number in the highest byte: 192.168.4.1 is 0xC0A80401.</summary>
    public uint Address { get; set; }

    /// <summary>Gets or sets the port, 0 to 65535.</summary>
    public int Port { get; set; }

    /// <summary>Takes the values of another one.</summary>
    public void CopyFrom(NetworkPeer other)
    {
        Address = other.Address;
        Port = other.Port;
    }

    /// <summary>Returns the address as four numbers with points between them.</summary>
    public string FormatAddress()
    {
        return (Address >> 24).ToString() + "." + ((Address >> 16) & 0xFF).ToString() + "." + ((Address >> 8) & 0xFF).ToString() + "."
            + (Address & 0xFF).ToString();
    }
}
