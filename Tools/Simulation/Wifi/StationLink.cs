using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Wifi;

/// <summary>A connection to a broker that leads through a simulated Wi-Fi: there is none before that is joined.</summary>
/// <param name="link">The connection itself.</param>
/// <param name="station">The way there.</param>
public sealed class StationLink(IMqttLink link, VirtualStation station) : IMqttLink, IDisposable
{
    private (string Topic, string Payload, string[] Subscriptions)? _waiting;
    private string? _error;

    /// <inheritdoc/>
    public MqttLinkState State
    {
        get
        {
            Continue();
            return _waiting is null ? link.State : MqttLinkState.Connecting;
        }
    }

    /// <inheritdoc/>
    public string LastError => _error ?? link.LastError;

    /// <inheritdoc/>
    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        _waiting = (willTopic, willPayload, subscriptions);
        Continue();
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        _waiting = null;
        link.Abandon();
    }

    /// <inheritdoc/>
    public bool TryReceive(MqttMessage message)
    {
        return link.TryReceive(message);
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, bool retain)
    {
        return link.Publish(topic, payload, retain);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (link as IDisposable)?.Dispose();
    }

    // What waits for the Wi-Fi goes on once that is joined, and is over where it cannot be.
    private void Continue()
    {
        if (_waiting is not { } attempt || station.IsJoining)
        {
            return;
        }

        _waiting = null;
        _error = station.IsJoined ? null : station.Error;
        if (station.IsJoined)
        {
            link.Connect(attempt.Topic, attempt.Payload, attempt.Subscriptions);
        }
    }
}
