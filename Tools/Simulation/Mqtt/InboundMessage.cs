namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>A received message on its way to the firmware.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Payload">The payload, possibly empty.</param>
/// <param name="Retained">Whether the broker had retained it.</param>
internal readonly record struct InboundMessage(string Topic, byte[] Payload, bool Retained);
