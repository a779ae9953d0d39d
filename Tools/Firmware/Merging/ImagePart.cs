namespace EnigmaIoT.Firmware.Merging;

/// <summary>Something that stands at a place of a flash.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Offset">Where it begins in the flash.</param>
/// <param name="Room">How many bytes it may have there.</param>
/// <param name="Bytes">What stands there; fewer bytes than its room leave the rest as it is.</param>
public sealed record ImagePart(string Name, uint Offset, uint Room, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Gets where it ends.</summary>
    public ulong End => (ulong)Offset + (uint)Bytes.Length;
}
