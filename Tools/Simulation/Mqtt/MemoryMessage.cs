namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>A message as a <see cref="MemoryBroker"/> took it.</summary>
/// <param name="Time">When the broker took it, in microseconds of virtual time.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Payload">The payload, possibly empty.</param>
/// <param name="Retain">Whether the publisher asked to retain it.</param>
public sealed record MemoryMessage(long Time, string Topic, byte[] Payload, bool Retain)
{
    /// <summary>Gets the payload as text (UTF-8).</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Payload);
}
