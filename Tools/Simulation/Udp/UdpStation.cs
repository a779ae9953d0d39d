using System.Net.Sockets;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Radio;

namespace EnigmaIoT.Simulation.Udp;

/// <summary>A board's radio hardware over UDP. Its port stays open while the board restarts.</summary>
public sealed class UdpStation : IStation, IDisposable
{
    private readonly UdpAir _air;
    private readonly long _gatewayAddress;
    private UdpGatewayScanner _scanner;

    /// <summary>Opens the listening port. The radio is off.</summary>
    /// <param name="address">MAC address.</param>
    /// <param name="options">Ports and loss.</param>
    /// <param name="gatewayAddress">What scans find: see <see cref="UdpGatewayScanner"/>.</param>
    /// <exception cref="SocketException">The port is in use.</exception>
    public UdpStation(long address, UdpAirOptions options, long gatewayAddress = MacAddress.Broadcast)
    {
        _air = new UdpAir(address, options);
        _gatewayAddress = gatewayAddress;
        _scanner = new UdpGatewayScanner(gatewayAddress);
    }

    /// <inheritdoc/>
    public long Address => _air.Address;

    /// <summary>Gets the UDP port that frames come in at.</summary>
    public int ListenPort => _air.ListenPort;

    /// <inheritdoc/>
    public IRadio Radio => _air;

    /// <inheritdoc/>
    public IGatewayScanner Scanner => _scanner;

    /// <inheritdoc/>
    public void Start(Action wake)
    {
        _scanner = new UdpGatewayScanner(_gatewayAddress);
        _air.Start(wake);
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _air.Stop();
    }

    /// <inheritdoc/>
    /// <remarks>Does nothing: UDP has no access points.</remarks>
    public void Announce(string networkName)
    {
    }

    /// <inheritdoc/>
    /// <remarks>Does nothing: over UDP only the clock on the wall counts.</remarks>
    public void HoldUntil(long time)
    {
    }

    /// <inheritdoc/>
    /// <remarks>Does nothing: over UDP only the clock on the wall counts.</remarks>
    public void StallUntil(long time)
    {
    }

    /// <summary>Closes the port.</summary>
    public void Dispose()
    {
        _air.Dispose();
    }
}
