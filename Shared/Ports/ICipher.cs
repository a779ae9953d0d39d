namespace EnigmaIoT.Shared.Ports;

/// <summary>The platform's cryptography. No firmware code of ours implements a cipher.</summary>
public interface ICipher
{
    /// <summary>Gets the keys of radio frames.</summary>
    IFrameKeys Keys { get; }

    /// <summary>Creates an X25519 key pair (RFC 7748).</summary>
    /// <param name="privateKey">Receives 32 bytes.</param>
    /// <param name="publicKey">Receives 32 bytes.</param>
    void CreateKeyPair(byte[] privateKey, byte[] publicKey);

    /// <summary>Computes an X25519 shared secret (RFC 7748 section 6.1).</summary>
    /// <param name="privateKey">32 bytes.</param>
    /// <param name="peerPublicKey">Holds the peer's 32 bytes at <paramref name="peerOffset"/>.</param>
    /// <param name="peerOffset">Where the peer's key starts.</param>
    /// <param name="sharedSecret">Receives 32 bytes.</param>
    /// <returns>False where the result is all zero (a point of small order): no session may be made of it.</returns>
    bool Agree(byte[] privateKey, byte[] peerPublicKey, int peerOffset, byte[] sharedSecret);

    /// <summary>Creates an MD5 object (images are identified by MD5 on the wire; nothing secret depends on it).</summary>
    IDigest CreateMd5();

    /// <summary>Creates a SHA-256 object.</summary>
    IDigest CreateSha256();
}
