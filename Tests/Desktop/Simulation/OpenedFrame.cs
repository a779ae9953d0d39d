namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>An EnigmaIoT frame of a capture that a key has opened.</summary>
/// <param name="Source">Its sender.</param>
/// <param name="Destination">Its receiver, or the broadcast address.</param>
/// <param name="Key">The number of the key.</param>
/// <param name="Plain">Type, IV and plain text, without the tag.</param>
internal sealed record OpenedFrame(long Source, long Destination, int Key, byte[] Plain)
{
    private const int ControlAt = 19;

    /// <summary>Gets the bytes of a control message; empty in other frames.</summary>
    public ReadOnlySpan<byte> Control => Plain[0] is 0x03 or 0x04 or 0x84 ? Plain.AsSpan(ControlAt) : [];

    /// <summary>Returns the frame with another control message in it.</summary>
    public OpenedFrame With(ReadOnlySpan<byte> control)
    {
        return this with { Plain = [.. Plain.AsSpan(0, ControlAt), .. control] };
    }
}
