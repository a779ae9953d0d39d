using System.Net;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Network;

/// <summary>A <see cref="NetworkPeer"/> as nanoFramework has it.</summary>
public static class PeerEndPoint
{
    /// <summary>Creates the end point.</summary>
    public static IPEndPoint Of(NetworkPeer peer)
    {
        byte[] address =
        {
            (byte)(peer.Address >> 24),
            (byte)(peer.Address >> 16),
            (byte)(peer.Address >> 8),
            (byte)peer.Address,
        };
        return new IPEndPoint(new IPAddress(address), peer.Port);
    }

    /// <summary>Reads an end point.</summary>
    public static void Read(IPEndPoint from, NetworkPeer to)
    {
        byte[] address = from.Address.GetAddressBytes();
        to.Address = ((uint)address[0] << 24) | ((uint)address[1] << 16) | ((uint)address[2] << 8) | address[3];
        to.Port = from.Port;
    }
}
