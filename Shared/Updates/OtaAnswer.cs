using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// A node's OTA answers: 0xFF, status; the last good index behind status 4. From nodes that speak the extension, and only
/// to gateways that offered it: mark, version, window, first missing index and the first bytes of the MD5 behind status 0; and status 0x10 with the
/// first missing index and a bitmap of the chunks held behind it (bit 0 of byte 0 = the chunk after the missing one).
/// </summary>
public static class OtaAnswer
{
    /// <summary>Control bytes of an answer without an index.</summary>
    public const int Count = 2;

    /// <summary>Control bytes of status 4.</summary>
    public const int OutOfSequenceCount = 4;

    /// <summary>Control bytes of status 0 with the extension.</summary>
    public const int ExtendedStartCount = StartMarkOffset + ImageMarkCount;

    /// <summary>Control bytes of that of a node that takes frames with several chunks.</summary>
    public const int LargeStartCount = ExtendedStartCount + 1;

    /// <summary>Bytes of the MD5 that identify the image which a node has started.</summary>
    public const int ImageMarkCount = 4;

    /// <summary>Control bytes of status 1 with a reason.</summary>
    public const int RefusalCount = CapacityOffset + 4;

    /// <summary>Control bytes of a status about the end of an update with the image that it is about.</summary>
    public const int EndCount = EndMarkOffset + ImageMarkCount;

    /// <summary>Control bytes of that with the reason why an image is refused.</summary>
    public const int RefusedEndCount = EndCount + 1;

    /// <summary>The version behind status 0 from which on a node takes frames at other rates than 1 Mbit/s.</summary>
    private const byte RatesVersion = 2;

    /// <summary>The same from which on it may say, behind the MD5, how many chunks a frame may have.</summary>
    private const byte LargeVersion = 3;

    private const int VersionOffset = 3;

    private const int EndMarkOffset = 4;
    private const int StartMarkOffset = 7;
    private const int RefusalOffset = 4;
    private const int CapacityOffset = RefusalOffset + 1;

    /// <summary>Where the bitmap of a window answer stands.</summary>
    public const int BitmapOffset = 4;

    /// <summary>Writes an answer without an index.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, int offset, OtaStatus status)
    {
        buffer[offset] = ControlCode.OtaAnswer;
        buffer[offset + 1] = (byte)status;
        return Count;
    }

    /// <summary>Writes status 1 with a reason, which gateways of version 0.9.8 pass over.</summary>
    /// <returns>Number of control bytes.</returns>
    /// <param name="buffer">Receives the control bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="refusal">The reason.</param>
    /// <param name="capacity">Bytes of the slot for that kind of image; 0 where there is none, or it is not the reason.</param>
    public static int WriteRefusal(byte[] buffer, int offset, OtaRefusal refusal, uint capacity)
    {
        Write(buffer, offset, OtaStatus.StartError);
        buffer[offset + 2] = OtaExtension.Mark;
        buffer[offset + 3] = OtaExtension.Version;
        buffer[offset + RefusalOffset] = (byte)refusal;
        LittleEndian.WriteUInt32(buffer, offset + CapacityOffset, capacity);
        return RefusalCount;
    }

    /// <summary>Writes status 2, 3, 5 or 6 with the image that it is about, to a gateway that offered the extension.</summary>
    /// <returns>Number of control bytes.</returns>
    /// <param name="buffer">Receives the control bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="status">The status.</param>
    /// <param name="md5">The image's MD5, 16 bytes.</param>
    public static int WriteEnd(byte[] buffer, int offset, OtaStatus status, byte[] md5)
    {
        Write(buffer, offset, status);
        buffer[offset + 2] = OtaExtension.Mark;
        buffer[offset + 3] = OtaExtension.Version;
        Array.Copy(md5, 0, buffer, offset + EndMarkOffset, ImageMarkCount);
        return EndCount;
    }

    /// <summary>Writes status 3 as <see cref="WriteEnd"/> does, and why the image is refused.</summary>
    /// <returns>Number of control bytes.</returns>
    /// <param name="buffer">Receives the control bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="refusal">The reason.</param>
    /// <param name="md5">The image's MD5, 16 bytes.</param>
    public static int WriteRefusedEnd(byte[] buffer, int offset, OtaRefusal refusal, byte[] md5)
    {
        int count = WriteEnd(buffer, offset, OtaStatus.CheckFailed, md5);
        buffer[offset + count] = (byte)refusal;
        return count + 1;
    }

    /// <summary>Writes status 4.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int WriteOutOfSequence(byte[] buffer, int offset, int lastGood)
    {
        Write(buffer, offset, OtaStatus.OutOfSequence);
        LittleEndian.WriteUInt16(buffer, offset + 2, lastGood);
        return OutOfSequenceCount;
    }

    /// <summary>Writes status 0 with the extension, of a node that takes frames at any rate.</summary>
    /// <returns>Number of control bytes.</returns>
    /// <param name="buffer">Receives the control bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="window">The most chunks that the node takes out of order, 1 to 255.</param>
    /// <param name="firstMissing">Index of the first chunk that it does not hold.</param>
    /// <param name="md5">The image's MD5, 16 bytes.</param>
    public static int WriteExtendedStart(byte[] buffer, int offset, int window, int firstMissing, byte[] md5)
    {
        Write(buffer, offset, OtaStatus.Started);
        buffer[offset + 2] = OtaExtension.Mark;
        buffer[offset + VersionOffset] = RatesVersion;
        buffer[offset + 4] = (byte)window;
        LittleEndian.WriteUInt16(buffer, offset + 5, firstMissing);
        Array.Copy(md5, 0, buffer, offset + StartMarkOffset, ImageMarkCount);
        return ExtendedStartCount;
    }

    /// <summary>Adds to status 0 with the extension that frames with several chunks are taken.</summary>
    /// <returns>Number of control bytes.</returns>
    /// <param name="buffer">Holds the control bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="chunks">The most chunks of a frame, 2 or more.</param>
    public static int AddLargeFrames(byte[] buffer, int offset, int chunks)
    {
        buffer[offset + VersionOffset] = LargeVersion;
        buffer[offset + ExtendedStartCount] = (byte)chunks;
        return LargeStartCount;
    }

    /// <summary>Writes the head of a window answer; the bitmap stands at <see cref="BitmapOffset"/>.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int WriteWindow(byte[] buffer, int offset, int firstMissing, int bitmapCount)
    {
        Write(buffer, offset, OtaStatus.Window);
        LittleEndian.WriteUInt16(buffer, offset + 2, firstMissing);
        return BitmapOffset + bitmapCount;
    }

    /// <summary>Reads the status.</summary>
    /// <returns>None where the message is too short for its status. A status of a later version is returned as it is.</returns>
    public static OtaStatus Status(byte[] buffer, int offset, int count)
    {
        if (count < Count)
        {
            return OtaStatus.None;
        }

        OtaStatus status = (OtaStatus)buffer[offset + 1];
        bool hasIndex = status == OtaStatus.OutOfSequence || status == OtaStatus.Window;
        return hasIndex && count < OutOfSequenceCount ? OtaStatus.None : status;
    }

    /// <summary>Determines whether an update is over with a status.</summary>
    public static bool IsFinal(OtaStatus status)
    {
        return status == OtaStatus.StartError || status == OtaStatus.CheckFailed
            || status == OtaStatus.Timeout || status == OtaStatus.Finished;
    }

    /// <summary>Reads the index of status 4 (last good) or of a window answer (first missing).</summary>
    public static int Index(byte[] buffer, int offset)
    {
        return LittleEndian.ReadUInt16(buffer, offset + 2);
    }

    /// <summary>Reads the reason behind status 1.</summary>
    /// <param name="buffer">Holds the control bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">Number of control bytes.</param>
    /// <param name="capacity">Bytes of the node's slot; 0 where they are unknown.</param>
    /// <returns><see cref="OtaRefusal.Untold"/> where there is none; a reason of a later version is returned as it is.</returns>
    public static OtaRefusal ReadRefusal(byte[] buffer, int offset, int count, out uint capacity)
    {
        bool told = count >= RefusalCount
            && buffer[offset + 2] == OtaExtension.Mark
            && buffer[offset + 3] >= OtaExtension.Version;
        capacity = told ? LittleEndian.ReadUInt32(buffer, offset + CapacityOffset) : 0;
        return told ? (OtaRefusal)buffer[offset + RefusalOffset] : OtaRefusal.Untold;
    }

    /// <summary>Reads the reason at the end of status 3.</summary>
    /// <returns><see cref="OtaRefusal.Untold"/> where there is none.</returns>
    public static OtaRefusal ReadRefusedEnd(byte[] buffer, int offset, int count)
    {
        return count >= RefusedEndCount && buffer[offset + 2] == OtaExtension.Mark
            && buffer[offset + 3] >= OtaExtension.Version
            ? (OtaRefusal)buffer[offset + EndCount]
            : OtaRefusal.Untold;
    }

    /// <summary>Determines whether status 0 with the extension is about an image: it may be the late answer to an earlier offer.</summary>
    public static bool IsStartOf(byte[] buffer, int offset, byte[] md5)
    {
        return HasMark(buffer, offset + StartMarkOffset, md5);
    }

    /// <summary>
    /// Determines whether a status about the end of an update says that it is about another image. A node of version 0.9.8 never
    /// says which one it means.
    /// </summary>
    /// <param name="buffer">Holds the control bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">Number of control bytes.</param>
    /// <param name="md5">The MD5 of the image that is asked about, 16 bytes.</param>
    public static bool IsEndOfAnother(byte[] buffer, int offset, int count, byte[] md5)
    {
        switch (Status(buffer, offset, count))
        {
            case OtaStatus.CheckOk:
            case OtaStatus.CheckFailed:
            case OtaStatus.Timeout:
            case OtaStatus.Finished:
                return count >= EndCount
                    && buffer[offset + 2] == OtaExtension.Mark
                    && buffer[offset + 3] >= OtaExtension.Version
                    && !HasMark(buffer, offset + EndMarkOffset, md5);
            default:
                return false;
        }
    }

    /// <summary>Reads the extension behind status 0.</summary>
    /// <returns>False where the node does not speak it.</returns>
    public static bool TryReadExtendedStart(byte[] buffer, int offset, int count, out int window, out int firstMissing)
    {
        bool extended = count >= ExtendedStartCount
            && buffer[offset + 2] == OtaExtension.Mark
            && buffer[offset + 3] >= OtaExtension.Version
            && buffer[offset + 4] > 0;
        window = extended ? buffer[offset + 4] : 0;
        firstMissing = extended ? LittleEndian.ReadUInt16(buffer, offset + 5) : 0;
        return extended;
    }

    /// <summary>Determines whether status 0 with the extension comes from a node that takes frames at other rates than 1 Mbit/s.</summary>
    public static bool TakesRates(byte[] buffer, int offset)
    {
        return buffer[offset + VersionOffset] >= RatesVersion;
    }

    /// <summary>Reads behind status 0 with the extension how many chunks a frame may have; 1 where the node does not say it.</summary>
    public static int ChunksOfFrame(byte[] buffer, int offset, int count)
    {
        bool told = count >= LargeStartCount && buffer[offset + VersionOffset] >= LargeVersion && buffer[offset + ExtendedStartCount] > 0;
        return told ? buffer[offset + ExtendedStartCount] : 1;
    }

    /// <summary>Determines whether the first bytes of an image's MD5 stand somewhere.</summary>
    internal static bool HasMark(byte[] buffer, int offset, byte[] md5)
    {
        for (int i = 0; i < ImageMarkCount; i++)
        {
            if (buffer[offset + i] != md5[i])
            {
                return false;
            }
        }

        return true;
    }
}
