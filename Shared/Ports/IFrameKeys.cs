namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// The keys of radio frames: the one place where they are kept. On the device they lie in the radio's own table, which seals
/// frames as it sends them and opens them as it receives them; elsewhere they are sealed and opened here.
/// </summary>
public interface IFrameKeys
{
    /// <summary>Gets how many keys there can be at a time.</summary>
    int Capacity { get; }

    /// <summary>Takes a key.</summary>
    /// <param name="key">32 bytes from its start, as radio frames use them (protocol section 1, "Encryption").</param>
    /// <param name="peer">Whose frames it opens; <see cref="Addressing.MacAddress.None"/> where it opens anyone's.</param>
    /// <returns>
    /// The key's number, 1 or more, another one for each key that was ever loaded. It names the key here, in a
    /// <see cref="Sessions.SealingOrder"/> and in <see cref="ReceivedFrame.OpenedBy"/>.
    /// </returns>
    /// <exception cref="System.InvalidOperationException">There are <see cref="Capacity"/> keys already.</exception>
    int Load(byte[] key, long peer);

    /// <summary>Copies a key, to be kept over a sleep. The caller wipes the copy.</summary>
    /// <param name="number">The key's number.</param>
    /// <param name="key">Receives 32 bytes from its start.</param>
    /// <returns>False where there is no such key.</returns>
    bool Copy(int number, byte[] key);

    /// <summary>Forgets a key and wipes it. What was to be sealed with it is not sent any more.</summary>
    /// <param name="number">The key's number.</param>
    void Clear(int number);

    /// <summary>
    /// Puts a random IV into a frame, encrypts it from an offset on and ends it with its tag, or has the radio do so.
    /// </summary>
    /// <param name="number">The key's number.</param>
    /// <param name="frame">Type at 0, plain text in its place, and room for the tag.</param>
    /// <param name="encryptedFrom">Where the encrypted part starts.</param>
    /// <param name="plainEnd">Where the plain text ends.</param>
    void Seal(int number, byte[] frame, int encryptedFrom, int plainEnd);

    /// <summary>Decrypts a frame in place that the radio has not opened: it opens none, or the key was loaded after the frame came.</summary>
    /// <param name="number">The key's number.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="encryptedFrom">Where the encrypted part starts.</param>
    /// <param name="count">The frame's length with its tag; the caller has checked that a tag fits in.</param>
    /// <returns>False where the tag is wrong. The encrypted part is then undefined.</returns>
    bool Open(int number, byte[] frame, int encryptedFrom, int count);
}
