using System;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Cryptography;

/// <summary>The platform's cryptography.</summary>
public sealed class DeviceCipher : ICipher
{
    /// <inheritdoc/>
    public IFrameKeys Keys { get; } = new DeviceFrameKeys();

    /// <inheritdoc/>
    public void CreateKeyPair(byte[] privateKey, byte[] publicKey)
    {
        if (NativeCipher.CreateKeyPair(privateKey, publicKey) < 0)
        {
            // Without a key there is no session, and nothing that came from outside can bring this about.
            throw new InvalidOperationException("no X25519 key pair");
        }
    }

    /// <inheritdoc/>
    public bool Agree(byte[] privateKey, byte[] peerPublicKey, int peerOffset, byte[] sharedSecret)
    {
        return NativeCipher.Agree(privateKey, peerPublicKey, peerOffset, sharedSecret) >= 0;
    }

    /// <inheritdoc/>
    public IDigest CreateMd5()
    {
        return new DeviceDigest(DeviceDigest.Md5);
    }

    /// <inheritdoc/>
    public IDigest CreateSha256()
    {
        return new DeviceDigest(DeviceDigest.Sha256);
    }
}
