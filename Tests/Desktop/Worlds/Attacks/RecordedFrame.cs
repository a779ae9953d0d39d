namespace EnigmaIoT.Tests.Desktop.Worlds.Attacks;

/// <summary>A frame as an attacker heard it.</summary>
/// <param name="Source">Who sent it.</param>
/// <param name="Destination">Whom it was for.</param>
/// <param name="Payload">Its bytes.</param>
internal sealed record RecordedFrame(long Source, long Destination, byte[] Payload);
