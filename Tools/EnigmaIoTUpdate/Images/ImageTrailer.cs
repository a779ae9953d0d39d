using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Update.Images;

/// <summary>What the trailer of a signed image says; whether its signature is right is another question.</summary>
public sealed record ImageTrailer
{
    /// <summary>Gets where the trailer starts: the bytes that <see cref="Sha256"/> covers.</summary>
    public required int Start { get; init; }

    /// <summary>Gets the bytes of the trailer.</summary>
    public required int Size { get; init; }

    /// <summary>Gets the bytes that are signed, from <see cref="Start"/> on.</summary>
    public required int ProtectedSize { get; init; }

    /// <summary>Gets the SHA-256 of the image.</summary>
    public required ReadOnlyMemory<byte> Sha256 { get; init; }

    /// <summary>Gets the kind of image.</summary>
    public required ImageKind Kind { get; init; }

    /// <summary>Gets the program's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the program's version: three numbers, and the fourth where it is not 0.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the security counter.</summary>
    public required uint Counter { get; init; }

    /// <summary>Gets the first 8 bytes of the SHA-256 of the public key.</summary>
    public required ReadOnlyMemory<byte> KeyId { get; init; }

    /// <summary>Gets the hardware class; null where the image fits any.</summary>
    public string? HardwareClass { get; init; }

    /// <summary>Gets the least version of the native interop; null where the image needs none.</summary>
    public Version? Interop { get; init; }

    /// <summary>Gets the native assemblies that the image needs.</summary>
    public required IReadOnlyList<NativeNeed> Natives { get; init; }

    /// <summary>Gets the signature: r and s, 32 bytes each.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Gets where the trailer ends, and the image with it.</summary>
    public int End => Start + Size;
}
