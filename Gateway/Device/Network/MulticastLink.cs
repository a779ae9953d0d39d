using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using EnigmaIoT.Device.Wifi;

namespace EnigmaIoT.Gateway.Device.Network;

/// <summary>The port of multicast DNS, in the Wi-Fi that the station has joined and not in the board's own access point.</summary>
public sealed class MulticastLink : SocketDatagramLink
{
    private const string Group = "224.0.0.251";

    /// <inheritdoc/>
    protected override void Prepare(Socket socket)
    {
        IPAddress own = IPAddress.Parse(StationMode.Find(NetworkInterfaceType.Wireless80211).IPv4Address);
        MulticastOption membership = new MulticastOption(IPAddress.Parse(Group), own);
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, membership.GetBytes());
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, own.GetAddressBytes());
    }
}
