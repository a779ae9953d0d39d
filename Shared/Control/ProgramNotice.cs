using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Control;

/// <summary>
/// What a node of ours runs (docs/ota-extension.md): code, mark, version of the notice, kind and above it why the node rolled back,
/// size u32, the first 8 bytes of the image's SHA-256, the program's version as four u16, its name as 0 to 32 bytes of UTF-8.
/// </summary>
public static class ProgramNotice
{
    /// <summary>Bytes of the SHA-256 that are sent.</summary>
    public const int DigestCount = 8;

    /// <summary>The longest name in bytes; what is longer is cut.</summary>
    public const int MaximumName = 32;

    /// <summary>Control bytes of the longest notice.</summary>
    public const int MaximumCount = NameOffset + MaximumName;

    /// <summary>The version from which on a node takes deltas.</summary>
    private const byte DeltaVersion = 2;

    /// <summary>The version from which on a node that does not sleep tells it until it hears that it was taken.</summary>
    private const byte ConfirmedVersion = 3;

    /// <summary>The version from which on a node takes deltas that come by broadcasts.</summary>
    private const byte ManyVersion = 4;

    private const int KindOffset = 3;
    private const int KindMask = 0x0F;
    private const int CauseShift = 4;
    private const int SizeOffset = 4;
    private const int DigestOffset = 8;
    private const int VersionOffset = DigestOffset + DigestCount;
    private const int NameOffset = VersionOffset + 8;

    /// <summary>Writes a notice.</summary>
    /// <param name="buffer">Receives it from its start.</param>
    /// <param name="size">Bytes of the running deployment; 0 where that is not known.</param>
    /// <param name="sha256">Its SHA-256, at least the first 8 bytes of it.</param>
    /// <param name="version">The program's version; null where it is not known.</param>
    /// <param name="name">Its name in UTF-8; empty where it is not known.</param>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, int size, byte[] sha256, Version version, byte[] name)
    {
        int nameCount = name.Length > MaximumName ? MaximumName : name.Length;
        buffer[0] = ControlCode.ProgramNotice;
        buffer[1] = OtaExtension.Mark;
        buffer[2] = ManyVersion;
        buffer[KindOffset] = (byte)ImageKind.Deployment;
        LittleEndian.WriteUInt32(buffer, SizeOffset, (uint)size);
        Array.Copy(sha256, 0, buffer, DigestOffset, DigestCount);
        WritePart(buffer, 0, version == null ? 0 : version.Major);
        WritePart(buffer, 1, version == null ? 0 : version.Minor);
        WritePart(buffer, 2, version == null ? 0 : version.Build);
        WritePart(buffer, 3, version == null ? 0 : version.Revision);
        Array.Copy(name, 0, buffer, NameOffset, nameCount);
        return NameOffset + nameCount;
    }

    /// <summary>Sets why the node rolled back, in a notice that is written.</summary>
    /// <param name="buffer">Holds the notice from its start.</param>
    /// <param name="cause">The cause; <see cref="RollbackCause.None"/> where it did not, or the gateway knows.</param>
    public static void SetCause(byte[] buffer, RollbackCause cause)
    {
        buffer[KindOffset] = (byte)((buffer[KindOffset] & KindMask) | ((int)cause << CauseShift));
    }

    /// <summary>Determines whether a message is a notice. One of a later version of the extension is read as this one.</summary>
    public static bool IsValid(byte[] buffer, int offset, int count)
    {
        return count >= NameOffset && count <= MaximumCount && buffer[offset + 1] == OtaExtension.Mark
            && buffer[offset + 2] >= OtaExtension.Version;
    }

    /// <summary>Determines whether the node takes deltas in the place of images.</summary>
    public static bool TakesDeltas(byte[] buffer, int offset)
    {
        return buffer[offset + 2] >= DeltaVersion;
    }

    /// <summary>Determines whether the node takes deltas that come by broadcasts.</summary>
    public static bool TakesDeltasOfMany(byte[] buffer, int offset)
    {
        return buffer[offset + 2] >= ManyVersion;
    }

    /// <summary>Determines whether the node wants to hear that the notice was taken.</summary>
    public static bool WantsConfirmation(byte[] buffer, int offset)
    {
        return buffer[offset + 2] >= ConfirmedVersion;
    }

    /// <summary>Reads the kind of the image.</summary>
    public static ImageKind Kind(byte[] buffer, int offset)
    {
        return (ImageKind)(buffer[offset + KindOffset] & KindMask);
    }

    /// <summary>Reads why the node rolled back; <see cref="RollbackCause.None"/> where it did not, or has been told that this is known.</summary>
    public static RollbackCause Cause(byte[] buffer, int offset)
    {
        return (RollbackCause)(buffer[offset + KindOffset] >> CauseShift);
    }

    /// <summary>Reads the image's size in bytes; 0 where the node does not know it, nor the digest.</summary>
    public static uint Size(byte[] buffer, int offset)
    {
        return LittleEndian.ReadUInt32(buffer, offset + SizeOffset);
    }

    /// <summary>Reads the first 8 bytes of the image's SHA-256 as 16 lower-case hex digits.</summary>
    public static string Digest(byte[] buffer, int offset)
    {
        byte[] digest = new byte[DigestCount];
        Array.Copy(buffer, offset + DigestOffset, digest, 0, DigestCount);
        return HexText.Format(digest);
    }

    /// <summary>Reads the program's version: three parts, and a fourth where it is not 0.</summary>
    /// <returns>Null where the node does not know it: all parts are 0.</returns>
    public static string Version(byte[] buffer, int offset)
    {
        int major = ReadPart(buffer, offset, 0);
        int minor = ReadPart(buffer, offset, 1);
        int build = ReadPart(buffer, offset, 2);
        int revision = ReadPart(buffer, offset, 3);
        if (major == 0 && minor == 0 && build == 0 && revision == 0)
        {
            return null;
        }

        string version = major.ToString() + "." + minor.ToString() + "." + build.ToString();
        return revision == 0 ? version : version + "." + revision.ToString();
    }

    /// <summary>Reads the program's name.</summary>
    /// <param name="buffer">Holds the notice at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its control bytes.</param>
    /// <returns>Null where there is none, or it is not UTF-8 without control characters.</returns>
    public static string Name(byte[] buffer, int offset, int count)
    {
        if (count == NameOffset)
        {
            return null;
        }

        for (int i = NameOffset; i < count; i++)
        {
            if (buffer[offset + i] < 0x20 || buffer[offset + i] == 0x7F)
            {
                return null;
            }
        }

        return Utf8.Decode(buffer, offset + NameOffset, count - NameOffset);
    }

    private static void WritePart(byte[] buffer, int index, int part)
    {
        LittleEndian.WriteUInt16(buffer, VersionOffset + (2 * index), part < 0 ? 0 : part);
    }

    private static int ReadPart(byte[] buffer, int offset, int index)
    {
        return LittleEndian.ReadUInt16(buffer, offset + VersionOffset + (2 * index));
    }
}
