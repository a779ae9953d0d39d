namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// A ChaCha20-Poly1305 key (RFC 8439: 96-bit nonce, 128-bit tag) that seals and opens in place. One object per session
/// is made at start-up and loaded again at each registration, so that nothing is allocated per frame.
/// </summary>
public interface IAeadKey
{
    /// <summary>Takes a new key: 32 bytes of <paramref name="key"/> from <paramref name="offset"/>.</summary>
    void Load(byte[] key, int offset);

    /// <summary>Forgets the key and wipes every copy of it. Seal and Open must not be called until the next Load.</summary>
    void Clear();

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
    void Seal(byte[] nonce, int nonceOffset, byte[] associatedData, int associatedCount, byte[] buffer, int offset, int count);

    /// <summary>
    /// Decrypts <paramref name="count"/> bytes in place; the 16-byte tag stands behind them. Parameters as in Seal.
    /// </summary>
    /// <returns>False where the tag does not fit; the buffer's content is then undefined.</returns>
    bool Open(byte[] nonce, int nonceOffset, byte[] associatedData, int associatedCount, byte[] buffer, int offset, int count);
}
