namespace EnigmaIoT.Update.Mqtt;

/// <summary>A message from the broker.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload, anything.</param>
/// <param name="Retained">Whether the broker had kept it from before we subscribed.</param>
public readonly record struct ReceivedMessage(string Topic, byte[] Payload, bool Retained);
