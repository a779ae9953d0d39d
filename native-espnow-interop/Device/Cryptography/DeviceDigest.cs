using System;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Cryptography;

/// <summary>An incremental hash in native code. There are 12 at most, made at start-up and never given back.</summary>
public sealed class DeviceDigest : IDigest
{
    internal const int Md5 = 0;
    internal const int Sha256 = 1;

    private readonly int _handle;

    internal DeviceDigest(int algorithm)
    {
        Size = algorithm == Md5 ? 16 : 32;
        _handle = NativeCipher.CreateDigest(algorithm);
        if (_handle < 0)
        {
            throw new InvalidOperationException("more digests than the native code has");
        }
    }

    /// <inheritdoc/>
    public int Size { get; }

    /// <inheritdoc/>
    public void Reset()
    {
        NativeCipher.ResetDigest(_handle);
    }

    /// <inheritdoc/>
    public void Update(byte[] buffer, int offset, int count)
    {
        NativeCipher.UpdateDigest(_handle, buffer, offset, count);
    }

    /// <inheritdoc/>
    public void Finish(byte[] digest, int offset)
    {
        NativeCipher.FinishDigest(_handle, digest, offset);
    }
}
