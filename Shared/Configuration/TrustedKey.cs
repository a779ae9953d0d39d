using System;
using System.Text;
using EnigmaIoT.Shared.Buffers;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>
/// A public key of ECDSA with the curve P-256 as a configuration has it: its SubjectPublicKeyInfo (91 bytes) as base64, which is what
/// stands between the lines of a PEM file.
/// </summary>
public static class TrustedKey
{
    /// <summary>Bytes of the key's point: x and y, 32 each, big-endian.</summary>
    public const int PointCount = 64;

    /// <summary>Characters of a key.</summary>
    public const int TextCount = 124;

    // What comes before the point says that it is one of P-256 (RFC 5480): so do all keys begin.
    private const string Head = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
    private const int HeadCount = 27;

    /// <summary>Reads a key. Whether its point lies on the curve is for native code to say.</summary>
    /// <param name="text">The key.</param>
    /// <returns>Its point; null where it is none.</returns>
    public static byte[] TryRead(string text)
    {
        if (text == null || text.Length != TextCount || text.IndexOf(Head) != 0)
        {
            return null;
        }

        byte[] bytes = new byte[HeadCount + PointCount];
        byte[] characters = Encoding.UTF8.GetBytes(text);
        if (new Base64().Decode(characters, 0, characters.Length, bytes, 0, bytes.Length) != bytes.Length)
        {
            return null;
        }

        byte[] point = new byte[PointCount];
        Array.Copy(bytes, HeadCount, point, 0, PointCount);
        return point;
    }
}
