using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>
/// Takes the cryptography's place where a test is about the protocol and not about the cipher: quick on a board, the same
/// on every run. Both sides of a key agreement get the same secret (the sum of both private keys), nobody else's concern.
/// </summary>
public sealed class ToyCipher : ICipher
{
    private const int KeyCount = 32;
    private const byte PublicShift = 0x5A;

    private readonly IRandom _random;

    /// <summary>Creates a cipher whose private keys come from <paramref name="random"/>.</summary>
    public ToyCipher(IRandom random)
    {
        _random = random;
        FrameKeys = new ToyFrameKeys(random);
    }

    /// <summary>Gets the keys of radio frames.</summary>
    public ToyFrameKeys FrameKeys { get; }

    /// <inheritdoc/>
    public IFrameKeys Keys
    {
        get { return FrameKeys; }
    }

    /// <summary>Gets the buffer that received the last private key: the caller's own, to see whether it is wiped.</summary>
    public byte[] LastPrivateKey { get; private set; }

    /// <summary>Gets the buffer that received the last secret: the caller's own, to see whether it is wiped.</summary>
    public byte[] LastSecret { get; private set; }

    /// <inheritdoc/>
    public void CreateKeyPair(byte[] privateKey, byte[] publicKey)
    {
        LastPrivateKey = privateKey;
        _random.Fill(privateKey, 0, KeyCount);
        for (int i = 0; i < KeyCount; i++)
        {
            publicKey[i] = (byte)(privateKey[i] + PublicShift);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A public key of zeros stands for the points of small order.</remarks>
    public bool Agree(byte[] privateKey, byte[] peerPublicKey, int peerOffset, byte[] sharedSecret)
    {
        LastSecret = sharedSecret;
        int any = 0;
        for (int i = 0; i < KeyCount; i++)
        {
            any |= peerPublicKey[peerOffset + i];
            sharedSecret[i] = (byte)(privateKey[i] + peerPublicKey[peerOffset + i] - PublicShift);
        }

        if (any == 0)
        {
            Array.Clear(sharedSecret, 0, KeyCount);
        }

        return any != 0;
    }

    /// <inheritdoc/>
    public IDigest CreateMd5()
    {
        return new ToyDigest(16);
    }

    /// <inheritdoc/>
    public IDigest CreateSha256()
    {
        return new ToyDigest(32);
    }
}
