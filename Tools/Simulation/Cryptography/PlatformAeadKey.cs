using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Cryptography;

/// <summary>
/// A ChaCha20-Poly1305 key over .NET's own implementation, in place and without an allocation per frame.
/// </summary>
public sealed class PlatformAeadKey : IAeadKey
{
    private const int KeyCount = 32;
    private const int NonceCount = 12;
    private const int TagCount = 16;

    private ChaCha20Poly1305? _cipher;

    /// <inheritdoc/>
    public void Load(byte[] key, int offset)
    {
        ChaCha20Poly1305? old = _cipher;
        _cipher = new ChaCha20Poly1305(key.AsSpan(offset, KeyCount));
        old?.Dispose();
    }

    /// <inheritdoc/>
    public void Clear()
    {
        // The only copy of the key is the platform's; it wipes it when the context is freed.
        _cipher?.Dispose();
        _cipher = null;
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
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
