using System.Security.Cryptography;

namespace EnigmaIoT.Simulation.Cryptography;

/// <summary>
/// A ChaCha20-Poly1305 key over .NET's own implementation, in place and without an allocation per frame.
/// </summary>
public sealed class PlatformAeadKey
{
    private const int KeyCount = 32;
    private const int NonceCount = 12;
    private const int TagCount = 16;

    private ChaCha20Poly1305? _cipher;

    /// <summary>Takes a new key: 32 bytes of <paramref name="key"/> from <paramref name="offset"/>.</summary>
    public void Load(byte[] key, int offset)
    {
        ChaCha20Poly1305? old = _cipher;
        _cipher = new ChaCha20Poly1305(key.AsSpan(offset, KeyCount));
        old?.Dispose();
    }

    /// <summary>Forgets the key. Nothing may be sealed or opened until the next one is loaded.</summary>
    public void Clear()
    {
        // The only copy of the key is the platform's; it wipes it when the context is freed.
        _cipher?.Dispose();
        _cipher = null;
    }

    /// <summary>
    /// Encrypts <paramref name="count"/> bytes of <paramref name="buffer"/> in place and writes the 16-byte tag behind them.
    /// </summary>
    /// <param name="nonce">Holds the 12-byte nonce at <paramref name="nonceOffset"/>; may be <paramref name="buffer"/>.</param>
    /// <param name="nonceOffset">Where the nonce starts.</param>
    /// <param name="associatedData">Authenticated, not encrypted; from its first byte.</param>
    /// <param name="associatedCount">Number of bytes of associated data.</param>
    /// <param name="buffer">Holds the plain text, and room for 16 bytes behind it.</param>
    /// <param name="offset">Where the plain text starts.</param>
    /// <param name="count">Bytes of plain text, 0 or more.</param>
    public void Seal(
        byte[] nonce,
        int nonceOffset,
        byte[] associatedData,
        int associatedCount,
        byte[] buffer,
        int offset,
        int count)
    {
        Span<byte> text = buffer.AsSpan(offset, count);
        Loaded.Encrypt(
            nonce.AsSpan(nonceOffset, NonceCount),
            text,
            text,
            buffer.AsSpan(offset + count, TagCount),
            associatedData.AsSpan(0, associatedCount));
    }

    /// <summary>Decrypts <paramref name="count"/> bytes in place; the 16-byte tag stands behind them. Parameters as in Seal.</summary>
    /// <returns>False where the tag does not fit; the buffer's content is then undefined.</returns>
    public bool Open(
        byte[] nonce,
        int nonceOffset,
        byte[] associatedData,
        int associatedCount,
        byte[] buffer,
        int offset,
        int count)
    {
        Span<byte> text = buffer.AsSpan(offset, count);
        try
        {
            Loaded.Decrypt(
                nonce.AsSpan(nonceOffset, NonceCount),
                text,
                buffer.AsSpan(offset + count, TagCount),
                text,
                associatedData.AsSpan(0, associatedCount));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private ChaCha20Poly1305 Loaded => _cipher ?? throw new InvalidOperationException("no key is loaded");
}
