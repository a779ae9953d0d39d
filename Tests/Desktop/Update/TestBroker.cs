using System.Net;
using System.Security.Cryptography.X509Certificates;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>A real MQTT broker in this process, on a port of its own.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    private TestBroker(MqttServer server, int port)
    {
        Server = server;
        Port = port;
    }

    public MqttServer Server { get; }

    public int Port { get; }

    /// <summary>Every client id that has connected, in order.</summary>
    public List<string> ClientIds { get; } = [];

    /// <summary>The most bytes of a payload; null for any number.</summary>
    public int? PayloadLimit { get; set; }

    /// <summary>Whether a larger one costs the connection; else it is thrown away without a word.</summary>
    public bool CutsAtLimit { get; set; }

    /// <summary>What a connection is answered with.</summary>
    public Func<string?, string?, MqttConnectReasonCode> Judge { get; set; } = (_, _) => MqttConnectReasonCode.Success;

    public static async Task<TestBroker> StartAsync(X509Certificate2? certificate = null)
    {
        int port = FreePort.Take();
        MqttServerOptionsBuilder options = new();
        if (certificate is null)
        {
            options.WithDefaultEndpoint()
                .WithDefaultEndpointPort(port)
                .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback);
        }
        else
        {
            options.WithoutDefaultEndpoint()
                .WithEncryptedEndpoint()
                .WithEncryptedEndpointPort(port)
                .WithEncryptedEndpointBoundIPAddress(IPAddress.Loopback)
                .WithEncryptionCertificate(certificate);
        }

        MqttServer server = new MqttServerFactory().CreateMqttServer(options.Build());
        TestBroker broker = new(server, port);
        server.ValidatingConnectionAsync += broker.OnConnectionAsync;
        server.InterceptingPublishAsync += broker.OnPublishAsync;
        await server.StartAsync();
        return broker;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync(new MqttServerStopOptions());
        Server.Dispose();
    }

    private Task OnPublishAsync(InterceptingPublishEventArgs arguments)
    {
        bool isTooLarge = PayloadLimit is { } limit && arguments.ApplicationMessage.Payload.Length > limit;
        arguments.ProcessPublish = !isTooLarge;
        arguments.CloseConnection = isTooLarge && CutsAtLimit;
        return Task.CompletedTask;
    }

    private Task OnConnectionAsync(ValidatingConnectionEventArgs arguments)
    {
        lock (ClientIds)
        {
            ClientIds.Add(arguments.ClientId);
        }

        arguments.ReasonCode = Judge(arguments.UserName, arguments.Password);
        return Task.CompletedTask;
    }
}
