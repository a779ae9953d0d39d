using System.Buffers.Binary;
using System.Net;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Network;

/// <summary>A <see cref="NetworkPeer"/> as .NET has it.</summary>
internal static class PeerAddress
{
    public static IPEndPoint ToEndPoint(NetworkPeer peer)
    {
        byte[] address = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(address, peer.Address);
        return new IPEndPoint(new IPAddress(address), peer.Port);
    }

    public static void Read(IPEndPoint from, NetworkPeer to)
    {
        to.Address = BinaryPrimitives.ReadUInt32BigEndian(from.Address.GetAddressBytes());
        to.Port = from.Port;
    }
}
