using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// What message 0 says beyond the rest where a delta is sent in the image's place (docs/ota-extension.md): the image that it makes, and
/// the one that it is against.
/// </summary>
public sealed class DeltaOffer
{
    /// <summary>The MD5 of the image that is made, 16 bytes.</summary>
    public readonly byte[] Md5 = new byte[OtaLimits.Md5Count];

    /// <summary>The SHA-256 of the image that the delta is against, 32 bytes; means nothing where <see cref="BaseSize"/> is 0.</summary>
    public readonly byte[] BaseSha256 = new byte[OtaLimits.Sha256Count];

    /// <summary>Gets or sets the kind of the image that is made.</summary>
    public ImageKind Kind { get; set; }

    /// <summary>Gets or sets the bytes of the image that is made.</summary>
    public uint Size { get; set; }

    /// <summary>Gets or sets the bytes of the image that the delta is against; 0 where it is against none.</summary>
    public uint BaseSize { get; set; }

    /// <summary>Takes the values of another one.</summary>
    public void CopyFrom(DeltaOffer other)
    {
        Kind = other.Kind;
        Size = other.Size;
        BaseSize = other.BaseSize;
        Array.Copy(other.Md5, 0, Md5, 0, Md5.Length);
        Array.Copy(other.BaseSha256, 0, BaseSha256, 0, BaseSha256.Length);
    }
}
