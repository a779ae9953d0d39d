using System.Runtime.CompilerServices;

namespace EnigmaIoT.Interop;

/// <summary>
/// The platform's cryptography: mbed TLS, and the hardware's random numbers. Every method returns 0 or more where it did what
/// it is for, -1 where an argument is out of range, -2 where the result is refused (a point of small order, text that is no base64).
/// </summary>
public static class NativeCipher
{
    /// <summary>Creates an X25519 key pair.</summary>
    /// <param name="privateKey">Receives 32 bytes.</param>
    /// <param name="publicKey">Receives 32 bytes.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int CreateKeyPair(byte[] privateKey, byte[] publicKey);

    /// <summary>Computes an X25519 shared secret.</summary>
    /// <param name="privateKey">32 bytes.</param>
    /// <param name="peerPublicKey">Holds the peer's 32 bytes at <paramref name="peerOffset"/>.</param>
    /// <param name="peerOffset">Where the peer's key starts.</param>
    /// <param name="sharedSecret">Receives 32 bytes.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Agree(byte[] privateKey, byte[] peerPublicKey, int peerOffset, byte[] sharedSecret);

    /// <summary>Fills bytes with random numbers of the hardware.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Random(byte[] buffer, int offset, int count);

    /// <summary>Creates a digest. There are 12 at most; they are made at start-up and never given back.</summary>
    /// <param name="algorithm">0 MD5, 1 SHA-256.</param>
    /// <returns>Its handle.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int CreateDigest(int algorithm);

    /// <summary>Starts a new message.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int ResetDigest(int handle);

    /// <summary>Adds bytes to the message.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int UpdateDigest(int handle, byte[] buffer, int offset, int count);

    /// <summary>Writes the digest (16 or 32 bytes) and starts a new message.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int FinishDigest(int handle, byte[] digest, int offset);

    /// <summary>Decodes base64 (RFC 4648 section 4, padded, nothing else) from bytes to bytes.</summary>
    /// <param name="text">Holds the characters at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="output">Receives the bytes at <paramref name="outputOffset"/>.</param>
    /// <param name="outputOffset">Where the bytes go.</param>
    /// <param name="capacity">The most bytes that may be written.</param>
    /// <returns>Bytes written; -2 where the text is not base64 or does not fit.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int DecodeBase64(
        byte[] text,
        int offset,
        int count,
        byte[] output,
        int outputOffset,
        int capacity);

    /// <summary>
    /// Does the first round of deriving a key from a password: PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), 32 bytes. The others
    /// follow in shares (<see cref="AdvancePasswordKey"/>), so that no call takes longer than its share.
    /// </summary>
    /// <param name="password">The password, all of the array.</param>
    /// <param name="salt">The salt, all of the array.</param>
    /// <param name="state">Receives 64 bytes: what the next share needs, and from 32 on the key as far as it is.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int BeginPasswordKey(byte[] password, byte[] salt, byte[] state);

    /// <summary>Does further rounds.</summary>
    /// <param name="password">As it was begun.</param>
    /// <param name="state">The 64 bytes that the last share left.</param>
    /// <param name="rounds">How many, 1 to 10000.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int AdvancePasswordKey(byte[] password, byte[] state, int rounds);
}
