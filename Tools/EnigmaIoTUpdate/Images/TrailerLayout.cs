namespace EnigmaIoT.Update.Images;

/// <summary>
/// The trailer behind a signed image (docs/signed-images.md), little-endian: mark 8 bytes, bytes of the protected part u16, bytes of
/// the whole trailer u16, entries (type u16, length u16, value), CRC-32 of all that u32. It stands at the first multiple of four behind
/// the image; zeros fill the gap.
/// </summary>
internal static class TrailerLayout
{
    /// <summary>Where the number of protected bytes stands: those from the mark on, up to the first entry that is not signed.</summary>
    public const int ProtectedOffset = 8;

    /// <summary>Where the number of bytes of the trailer stands.</summary>
    public const int SizeOffset = 10;

    /// <summary>Where the entries start.</summary>
    public const int EntriesOffset = 12;

    /// <summary>Bytes before an entry's value.</summary>
    public const int EntryHead = 4;

    /// <summary>Bytes of the CRC-32 that ends the trailer.</summary>
    public const int CrcCount = 4;

    /// <summary>The most bytes of a trailer.</summary>
    public const int MaximumSize = 2048;

    /// <summary>The most bytes of a program's name.</summary>
    public const int MaximumName = 32;

    /// <summary>The most bytes of a hardware class.</summary>
    public const int MaximumClass = 16;

    /// <summary>The most bytes of a native assembly's name.</summary>
    public const int MaximumNativeName = 64;

    /// <summary>Bytes of a version.</summary>
    public const int VersionCount = 8;

    /// <summary>Bytes of a key's identity.</summary>
    public const int KeyIdCount = 8;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureCount = 64;

    /// <summary>Gets what a trailer starts with.</summary>
    public static ReadOnlySpan<byte> Mark => "EIOTSIG1"u8;

    /// <summary>Returns where the trailer of an image starts.</summary>
    /// <param name="imageEnd">Bytes of the image.</param>
    public static int StartBehind(int imageEnd)
    {
        return (imageEnd + 3) & ~3;
    }
}
