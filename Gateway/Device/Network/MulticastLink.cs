using System;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using EnigmaIoT.Device.Network;
using EnigmaIoT.Device.Wifi;

namespace EnigmaIoT.Gateway.Device.Network;

/// <summary>The port of multicast DNS, in the Wi-Fi that the station has joined and not in the board's own access point.</summary>
public sealed class MulticastLink : SocketDatagramLink
{
    // 224.0.0.251. What lwIP takes to join it is the group and then the board's address (struct ip_mreq); the class for it,
    // MulticastOption, would be one more assembly.
    private static readonly byte[] _group = { 224, 0, 0, 251 };

    /// <inheritdoc/>
    protected override void Prepare(Socket socket)
    {
        IPAddress own = IPAddress.Parse(StationMode.Find(NetworkInterfaceType.Wireless80211).IPv4Address);
        byte[] membership = new byte[_group.Length + 4];
        Array.Copy(_group, 0, membership, 0, _group.Length);
        Array.Copy(own.GetAddressBytes(), 0, membership, _group.Length, 4);
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, membership);
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, own.GetAddressBytes());
    }
}
