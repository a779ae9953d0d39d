using System;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Cryptography;

/// <summary>A ChaCha20-Poly1305 key.</summary>
public sealed class DeviceAeadKey : IAeadKey
{
    private readonly byte[] _key = new byte[32];

    /// <inheritdoc/>
    public void Load(byte[] key, int offset)
    {
        Array.Copy(key, offset, _key, 0, _key.Length);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Array.Clear(_key, 0, _key.Length);
    }

    /// <inheritdoc/>
    public void Seal(byte[] nonce, int nonceOffset, byte[] associatedData, int associatedCount, byte[] buffer, int offset, int count)
    {
        int result = NativeCipher.Seal(_key, nonce, nonceOffset, associatedData, associatedCount, buffer, offset, count);
        if (result < 0)
        {
            // Nothing may leave in the clear: better no gateway than that.
            throw new InvalidOperationException("a frame could not be encrypted");
        }
    }

    /// <inheritdoc/>
    public bool Open(byte[] nonce, int nonceOffset, byte[] associatedData, int associatedCount, byte[] buffer, int offset, int count)
    {
        return NativeCipher.Open(_key, nonce, nonceOffset, associatedData, associatedCount, buffer, offset, count) >= 0;
    }
}
