using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>A client's connection that puts an id into a CONNECT packet without one (see <see cref="NamingServerAdapter"/>).</summary>
/// <param name="inner">The connection.</param>
internal sealed class NamingChannelAdapter(IMqttChannelAdapter inner) : IMqttChannelAdapter
{
    /// <inheritdoc/>
    public long BytesReceived => inner.BytesReceived;

    /// <inheritdoc/>
    public long BytesSent => inner.BytesSent;

    /// <inheritdoc/>
    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    /// <inheritdoc/>
    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    /// <inheritdoc/>
    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    /// <inheritdoc/>
    public bool IsSecureConnection => inner.IsSecureConnection;

    /// <inheritdoc/>
    public MqttPacketFormatterAdapter PacketFormatterAdapter => inner.PacketFormatterAdapter;

    /// <inheritdoc/>
    public Task ConnectAsync(CancellationToken cancellationToken)
    {
        return inner.ConnectAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task DisconnectAsync(CancellationToken cancellationToken)
    {
        return inner.DisconnectAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        MqttPacket packet = await inner.ReceivePacketAsync(cancellationToken).ConfigureAwait(false);

        // Without a clean session an id of our making would find no session again: the server refuses that (MQTT-3.1.3-8).
        if (packet is MqttConnectPacket { CleanSession: true } connect && string.IsNullOrEmpty(connect.ClientId))
        {
            connect.ClientId = "auto-" + Guid.NewGuid().ToString("N");
        }

        return packet;
    }

    /// <inheritdoc/>
    public void ResetStatistics()
    {
        inner.ResetStatistics();
    }

    /// <inheritdoc/>
    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        return inner.SendPacketAsync(packet, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        inner.Dispose();
    }
}
