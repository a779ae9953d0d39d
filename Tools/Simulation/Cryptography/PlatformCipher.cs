using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using Org.BouncyCastle.Math.EC.Rfc7748;

namespace EnigmaIoT.Simulation.Cryptography;

/// <summary>
/// The PC's cryptography: ChaCha20-Poly1305, MD5 and SHA-256 of .NET, X25519 of BouncyCastle (.NET has none).
/// </summary>
public sealed class PlatformCipher : ICipher
{
    private readonly IRandom _random;

    /// <summary>Creates a cipher.</summary>
    /// <param name="random">
    /// Makes the private keys and the IVs; a seeded one makes a run repeatable, and its keys worthless.
    /// </param>
    /// <param name="keyLoaded">
    /// Called for each key of radio frames: its 32 bytes, and whose frames it opens; null for nothing.
    /// </param>
    public PlatformCipher(IRandom random, Action<byte[], long>? keyLoaded = null)
    {
        _random = random;
        Keys = new PlatformFrameKeys(random, keyLoaded);
    }

    /// <summary>Creates a cipher whose frames are sealed and opened elsewhere.</summary>
    /// <param name="random">Makes the private keys.</param>
    /// <param name="keys">The keys of radio frames.</param>
    public PlatformCipher(IRandom random, IFrameKeys keys)
    {
        _random = random;
        Keys = keys;
    }

    /// <inheritdoc/>
    public IFrameKeys Keys { get; }

    /// <inheritdoc/>
    public void CreateKeyPair(byte[] privateKey, byte[] publicKey)
    {
        _random.Fill(privateKey, 0, X25519.ScalarSize);
        X25519.ClampPrivateKey(privateKey);
        X25519.GeneratePublicKey(privateKey, 0, publicKey, 0);
    }

    /// <inheritdoc/>
    public bool Agree(byte[] privateKey, byte[] peerPublicKey, int peerOffset, byte[] sharedSecret)
    {
        return X25519.CalculateAgreement(privateKey, 0, peerPublicKey, peerOffset, sharedSecret, 0);
    }

    /// <inheritdoc/>
    public IDigest CreateMd5()
    {
        return new PlatformDigest(HashAlgorithmName.MD5);
    }

    /// <inheritdoc/>
    public IDigest CreateSha256()
    {
        return new PlatformDigest(HashAlgorithmName.SHA256);
    }
}
