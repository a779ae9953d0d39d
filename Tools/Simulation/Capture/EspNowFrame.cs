using System.Buffers.Binary;
using System.IO.Hashing;
using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Simulation.Capture;

/// <summary>
/// The IEEE 802.11 frames that carry ESP-NOW (ESP-IDF programming guide, "ESP-NOW", frame format): a vendor-specific action
/// frame, with one element for each 250 bytes of payload, and its acknowledgement. All with their frame check sequence.
/// </summary>
internal static class EspNowFrame
{
    /// <summary>Bytes of an acknowledgement.</summary>
    public const int AckCount = 14;

    private const int CheckCount = 4;
    private const int ElementOffset = 32;
    private const int ElementHead = 7;
    private const int ElementPayload = 250;
    private const byte ActionFrame = 0xD0;
    private const byte AckFrame = 0xD4;
    private const byte RetryFlag = 0x08;
    private const byte VendorCategory = 127;
    private const byte VendorElement = 221;
    private const byte EspNowType = 4;
    private const byte Version1 = 1;
    private const byte Version2 = 2;
    private const byte MoreFlag = 0x10;

    private static readonly byte[] _espressif = [0x18, 0xFE, 0x34];

    /// <summary>Returns how many bytes stand around a payload.</summary>
    public static int Overhead(int payload)
    {
        return ElementOffset + (ElementHead * ((payload + ElementPayload - 1) / ElementPayload)) + CheckCount;
    }

    /// <summary>Writes an action frame.</summary>
    /// <param name="frame">Receives as many bytes as <see cref="Overhead"/> says and the payload.</param>
    /// <param name="source">The sender's address.</param>
    /// <param name="destination">The receiver's address, or the broadcast one.</param>
    /// <param name="sequence">The sender's sequence number, 0 to 4,095.</param>
    /// <param name="isRetry">Whether this is a repetition.</param>
    /// <param name="duration">For how many microseconds the channel stays reserved behind it.</param>
    /// <param name="payload">1 to 250 bytes, or more of ESP-NOW version 2.</param>
    public static void WriteAction(
        Span<byte> frame,
        long source,
        long destination,
        int sequence,
        bool isRetry,
        int duration,
        ReadOnlySpan<byte> payload)
    {
        frame[0] = ActionFrame;
        frame[1] = isRetry ? RetryFlag : (byte)0;
        BinaryPrimitives.WriteUInt16LittleEndian(frame[2..], (ushort)duration);
        WriteAddress(frame[4..], destination);
        WriteAddress(frame[10..], source);
        WriteAddress(frame[16..], MacAddress.Broadcast);
        BinaryPrimitives.WriteUInt16LittleEndian(frame[22..], (ushort)(sequence << 4));
        frame[24] = VendorCategory;
        _espressif.CopyTo(frame[25..]);

        // Four random bytes against relays; here they count, so that a capture is the same each time.
        BinaryPrimitives.WriteUInt32LittleEndian(frame[28..], unchecked((uint)sequence * 2_654_435_761));
        int at = ElementOffset;
        for (ReadOnlySpan<byte> rest = payload; rest.Length > 0;)
        {
            ReadOnlySpan<byte> part = rest[..Math.Min(rest.Length, ElementPayload)];
            rest = rest[part.Length..];
            frame[at] = VendorElement;
            frame[at + 1] = (byte)(part.Length + _espressif.Length + 2);
            _espressif.CopyTo(frame[(at + 2)..]);
            frame[at + 5] = EspNowType;
            frame[at + 6] = payload.Length <= ElementPayload ? Version1 : (byte)(rest.Length > 0 ? Version2 | MoreFlag : Version2);
            part.CopyTo(frame[(at + ElementHead)..]);
            at += ElementHead + part.Length;
        }

        Check(frame[..(at + CheckCount)]);
    }

    /// <summary>Writes an acknowledgement.</summary>
    /// <param name="frame">Receives <see cref="AckCount"/> bytes.</param>
    /// <param name="receiver">Whose frame it acknowledges.</param>
    public static void WriteAck(Span<byte> frame, long receiver)
    {
        frame[..AckCount].Clear();
        frame[0] = AckFrame;
        WriteAddress(frame[4..], receiver);
        Check(frame[..AckCount]);
    }

    private static void WriteAddress(Span<byte> place, long address)
    {
        for (int i = 0; i < MacAddress.Count; i++)
        {
            place[i] = (byte)(address >> (8 * (MacAddress.Count - 1 - i)));
        }
    }

    private static void Check(Span<byte> frame)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame[^CheckCount..], Crc32.HashToUInt32(frame[..^CheckCount]));
    }
}
