using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Mqtt;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>
/// A connection to the broker whose program takes its time for each chunk that comes, and publishes no sooner than it has come so far.
/// </summary>
/// <param name="link">The connection.</param>
/// <param name="processor">What takes the time.</param>
internal sealed class WorkingLink(IMqttLink link, Processor processor) : IMqttLink, IDisposable
{
    /// <inheritdoc/>
    public MqttLinkState State => link.State;

    /// <inheritdoc/>
    public string LastError => link.LastError;

    /// <inheritdoc/>
    public void Connect(string willTopic, string willPayload, string[] subscriptions)
    {
        link.Connect(willTopic, willPayload, subscriptions);
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        link.Abandon();
    }

    /// <inheritdoc/>
    public bool TryReceive(MqttMessage message)
    {
        bool received = link.TryReceive(message);
        if (received)
        {
            // A line of one chunk in base64 has at most 288 bytes and its index, a block of several 212 for each and 3.
            processor.OnMessageChunks((message.Payload.Length + (OtaLimits.ChunkCount / 2)) / OtaLimits.ChunkCount);
        }

        return received;
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, bool retain)
    {
        if (link is MemoryMqttLink memory)
        {
            memory.HeldUntil = processor.BusyUntil;
        }

        return link.Publish(topic, payload, retain);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (link as IDisposable)?.Dispose();
    }
}
