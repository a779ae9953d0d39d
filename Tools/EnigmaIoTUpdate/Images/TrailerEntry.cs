namespace EnigmaIoT.Update.Images;

/// <summary>The types of a trailer's entries (docs/signed-images.md). Those from <see cref="Signature"/> on are not signed.</summary>
internal enum TrailerEntry
{
    /// <summary>SHA-256 of all bytes before the trailer, 32 bytes.</summary>
    Sha256 = 0x01,

    /// <summary>Kind of image, u8: 1 deployment, 2 application.</summary>
    Kind = 0x02,

    /// <summary>Name of the program, 1 to 32 bytes of UTF-8.</summary>
    Name = 0x03,

    /// <summary>Version of the program, four u16.</summary>
    Version = 0x04,

    /// <summary>Security counter, u32.</summary>
    Counter = 0x05,

    /// <summary>First 8 bytes of the SHA-256 of the public key.</summary>
    KeyId = 0x06,

    /// <summary>Hardware class, 1 to 16 bytes; missing where the image fits any.</summary>
    HardwareClass = 0x07,

    /// <summary>Least version of the native interop, two u16; missing where the image needs none.</summary>
    Interop = 0x08,

    /// <summary>A native assembly that the image needs: its checksum, u32, and its name, 1 to 64 bytes. The only entry that comes again.</summary>
    Native = 0x09,

    /// <summary>ECDSA signature with P-256 over the SHA-256 of the protected part: r and s, 32 bytes each, big-endian.</summary>
    Signature = 0x80,
}
