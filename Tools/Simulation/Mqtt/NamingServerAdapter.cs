using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Server;

namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>
/// Has clients without an id get one. MQTT 3.1.1 allows it (MQTT-3.1.3-6) and <c>mosquitto_pub</c> relies on it; MQTTnet's
/// server does it for MQTT 5 only (its issue 2181).
/// </summary>
/// <param name="inner">Accepts the connections.</param>
internal sealed class NamingServerAdapter(IMqttServerAdapter inner) : IMqttServerAdapter
{
    /// <inheritdoc/>
    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    /// <inheritdoc/>
    public Task StartAsync(MqttServerOptions options, IMqttNetLogger logger)
    {
        inner.ClientHandler = HandleAsync;
        return inner.StartAsync(options, logger);
    }

    /// <inheritdoc/>
    public Task StopAsync()
    {
        return inner.StopAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        inner.Dispose();
    }

    // Whoever accepted the connection disposes of it.
    private Task HandleAsync(IMqttChannelAdapter channel)
    {
        return ClientHandler?.Invoke(new NamingChannelAdapter(channel)) ?? Task.CompletedTask;
    }
}
