using System.Net;
using System.Net.Sockets;
using MQTTnet.Server;

namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>An MQTT broker in this process, on the loopback interface alone, that takes any client.</summary>
public sealed class EmbeddedBroker : IAsyncDisposable
{
    // MQTTnet drops a client's oldest waiting messages from 250 on. A publisher without pauses is ahead of a gateway by a
    // whole image of 65,535 chunks at most.
    private const int MaximumPendingMessages = 100_000;

    private const int FreePortTries = 5;

    private readonly MqttServer _server;

    private EmbeddedBroker(MqttServer server, int port)
    {
        _server = server;
        Address = new BrokerAddress(IPAddress.Loopback.ToString(), port);
    }

    /// <summary>Gets where the broker listens.</summary>
    public BrokerAddress Address { get; }

    /// <summary>Starts a broker.</summary>
    /// <param name="port">TCP port, or 0 for a free one.</param>
    /// <exception cref="SocketException">The port is in use, or this user may not listen on it.</exception>
    public static async Task<EmbeddedBroker> StartAsync(int port = 0)
    {
        for (int tries = 1; ; tries++)
        {
            int chosen = port == 0 ? FreePort() : port;
            MqttServer server = Create(chosen);
            try
            {
                await server.StartAsync().ConfigureAwait(false);
                return new EmbeddedBroker(server, chosen);
            }
            catch (SocketException) when (port == 0 && tries < FreePortTries)
            {
                // Somebody else took the free port in the meantime.
                server.Dispose();
            }
            catch
            {
                server.Dispose();
                throw;
            }
        }
    }

    /// <summary>Stops the broker and cuts its clients.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new MqttServerStopOptions()).ConfigureAwait(false);
        _server.Dispose();
    }

    private static MqttServer Create(int port)
    {
        MqttServerOptions options = new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(port)
            .WithMaxPendingMessagesPerClient(MaximumPendingMessages)
            .Build();
        MqttServerFactory factory = new();
        return factory.CreateMqttServer(
            options, [.. factory.DefaultServerAdapters.Select(create => new NamingServerAdapter(create(factory)))]);
    }

    // MQTTnet does not tell which port it got when asked for port 0.
    private static int FreePort()
    {
        using Socket probe = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
