namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// Derives a key from a password: PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), 32 bytes. Ten thousand rounds take a board half a
/// second or more, so they are done in shares, between which the pump does everything else.
/// </summary>
public interface IPasswordKey
{
    /// <summary>Starts to derive a key; what was begun before is given up.</summary>
    /// <param name="password">The password's bytes. They are the object's until the key is derived.</param>
    /// <param name="salt">The salt's bytes.</param>
    /// <param name="rounds">1 or more.</param>
    void Begin(byte[] password, byte[] salt, int rounds);

    /// <summary>Does a share of the rounds: some milliseconds on a board.</summary>
    /// <param name="key">Receives 32 bytes once all are done.</param>
    /// <returns>Whether the key is there.</returns>
    bool Step(byte[] key);
}
