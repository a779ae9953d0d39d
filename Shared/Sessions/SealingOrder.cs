using System;
using EnigmaIoT.Shared.Buffers;

namespace EnigmaIoT.Shared.Sessions;

/// <summary>
/// What stands in the place of the IV in a frame that the radio has to seal: the key's number (4 bytes), where encryption starts
/// (1 byte), seven zero bytes. Such a radio sends nothing that carries no order, so no frame can leave in the clear by mistake.
/// </summary>
public static class SealingOrder
{
    private const int FromOffset = FrameLayout.IvOffset + 4;
    private const int EndOffset = FromOffset + 1;

    /// <summary>Puts an order into a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="number">The key's number in <see cref="Ports.IFrameKeys"/>.</param>
    /// <param name="encryptedFrom">Where the encrypted part starts.</param>
    public static void Write(byte[] frame, int number, int encryptedFrom)
    {
        LittleEndian.WriteUInt32(frame, FrameLayout.IvOffset, (uint)number);
        frame[FromOffset] = (byte)encryptedFrom;
        Array.Clear(frame, EndOffset, FrameLayout.BodyOffset - EndOffset);
    }
}
