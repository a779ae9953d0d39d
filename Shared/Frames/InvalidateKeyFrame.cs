namespace EnigmaIoT.Shared.Frames;

/// <summary>InvalidateKey: type and reason, in the clear.</summary>
public static class InvalidateKeyFrame
{
    /// <summary>Bytes of the frame.</summary>
    public const int Count = 2;

    /// <summary>Writes the frame.</summary>
    /// <param name="frame">Receives <see cref="Count"/> bytes.</param>
    /// <param name="reason">The reason.</param>
    /// <returns>The frame's length.</returns>
    public static int Write(byte[] frame, InvalidateReason reason)
    {
        frame[0] = FrameType.InvalidateKey;
        frame[1] = (byte)reason;
        return Count;
    }

    /// <summary>Reads the reason.</summary>
    /// <returns>False where the length is wrong.</returns>
    public static bool TryRead(byte[] frame, int count, out InvalidateReason reason)
    {
        reason = count == Count ? (InvalidateReason)frame[1] : InvalidateReason.Unknown;
        return count == Count;
    }
}
