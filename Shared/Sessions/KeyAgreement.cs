using System;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Sessions;

/// <summary>
/// Makes session keys: SHA-256 over the X25519 shared secret. One object serves one registration after the other and wipes
/// what it no longer needs.
/// </summary>
public sealed class KeyAgreement
{
    private readonly ICipher _cipher;
    private readonly IDigest _sha256;
    private readonly byte[] _privateKey = new byte[FrameLayout.KeyCount];
    private readonly byte[] _secret = new byte[FrameLayout.KeyCount];

    /// <summary>Creates an object without a key pair.</summary>
    public KeyAgreement(ICipher cipher)
    {
        _cipher = cipher;
        _sha256 = cipher.CreateSha256();
    }

    /// <summary>Our public key of the last <see cref="CreateKeyPair"/>, 32 bytes.</summary>
    public readonly byte[] PublicKey = new byte[FrameLayout.KeyCount];

    /// <summary>Creates a new key pair.</summary>
    public void CreateKeyPair()
    {
        _cipher.CreateKeyPair(_privateKey, PublicKey);
    }

    /// <summary>Derives the session key as <see cref="Derive"/> does, and wipes the private key.</summary>
    public bool Complete(byte[] peer, int offset, FrameKey key, long address = MacAddress.None)
    {
        bool agreed = Derive(peer, offset, key, address);
        Clear();
        return agreed;
    }

    /// <summary>Derives the session key from the peer's public key and loads it. The private key stays for another peer's.</summary>
    /// <param name="peer">Holds the peer's public key at <paramref name="offset"/>.</param>
    /// <param name="offset">Where that key starts.</param>
    /// <param name="key">Receives the session key.</param>
    /// <param name="address">The peer's MAC address, for a radio that opens frames itself.</param>
    /// <returns>False where the peer's key gives no secret; <paramref name="key"/> is then as before.</returns>
    public bool Derive(byte[] peer, int offset, FrameKey key, long address = MacAddress.None)
    {
        bool agreed = _cipher.Agree(_privateKey, peer, offset, _secret);
        if (agreed)
        {
            _sha256.Reset();
            _sha256.Update(_secret, 0, _secret.Length);
            _sha256.Finish(_secret, 0);
            key.Load(_secret, address);
        }

        Array.Clear(_secret, 0, _secret.Length);
        return agreed;
    }

    /// <summary>Wipes the private key.</summary>
    public void Clear()
    {
        Array.Clear(_privateKey, 0, _privateKey.Length);
    }
}
