using System;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Sessions;

/// <summary>
/// A 32-byte key as radio frames use it (protocol section 1, "Encryption"): its first 24 bytes and 8 zero bytes are the
/// ChaCha20-Poly1305 key, its last 8 bytes end the additional data, which starts with the frame's type and IV.
/// <para>
/// Where the radio seals and opens, it has a copy of the key: frames are handed to it with a <see cref="SealingOrder"/>, and come
/// from it opened. What it could not open, because the key was loaded after the frame came, is opened here.
/// </para>
/// </summary>
public sealed class FrameKey
{
    private const int CipherKeyCount = 24;
    private const int TailCount = FrameLayout.KeyCount - CipherKeyCount;

    private readonly IAeadKey _key;
    private readonly IRadioKey _radioKey;
    private readonly IRandom _random;
    private readonly byte[] _associatedData = new byte[FrameLayout.BodyOffset + TailCount];
    private readonly byte[] _cipherKey = new byte[FrameLayout.KeyCount];

    /// <summary>Makes an object without a key.</summary>
    public FrameKey(ICipher cipher, IRandom random)
    {
        _key = cipher.CreateAeadKey();
        _radioKey = cipher.CreateRadioKey();
        _random = random;
    }

    /// <summary>Gets whether a key is loaded. Nothing may be sealed or opened while there is none.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Takes a new key.</summary>
    /// <param name="key">32 bytes from its start.</param>
    /// <param name="peer">Whose frames it opens; anyone's, where that is not given.</param>
    public void Load(byte[] key, long peer = MacAddress.None)
    {
        Array.Copy(key, 0, _cipherKey, 0, CipherKeyCount);
        _key.Load(_cipherKey, 0);
        Array.Clear(_cipherKey, 0, _cipherKey.Length);
        Array.Copy(key, CipherKeyCount, _associatedData, FrameLayout.BodyOffset, TailCount);
        if (_radioKey != null)
        {
            _radioKey.Load(key, peer);
        }

        IsLoaded = true;
    }

    /// <summary>Wipes the key.</summary>
    public void Clear()
    {
        _key.Clear();
        Array.Clear(_associatedData, 0, _associatedData.Length);
        if (_radioKey != null)
        {
            _radioKey.Clear();
        }

        IsLoaded = false;
    }

    /// <summary>
    /// Puts a random IV into a frame, encrypts it from an offset on and ends it with its tag, or has the radio do so.
    /// </summary>
    /// <param name="frame">Type at 0, plain text in its place, and room for the tag.</param>
    /// <param name="encryptedFrom">Where the encrypted part starts: 13, but 15 in a name result.</param>
    /// <param name="plainEnd">Where the plain text ends.</param>
    /// <returns>The frame's length.</returns>
    public int Seal(byte[] frame, int encryptedFrom, int plainEnd)
    {
        if (_radioKey != null)
        {
            SealingOrder.Write(frame, _radioKey.Number, encryptedFrom);
            return plainEnd + FrameLayout.TagCount;
        }

        _random.Fill(frame, FrameLayout.IvOffset, FrameLayout.IvCount);
        Array.Copy(frame, 0, _associatedData, 0, FrameLayout.BodyOffset);
        _key.Seal(
            frame,
            FrameLayout.IvOffset,
            _associatedData,
            _associatedData.Length,
            frame,
            encryptedFrom,
            plainEnd - encryptedFrom);
        return plainEnd + FrameLayout.TagCount;
    }

    /// <summary>Decrypts a frame in place, where the radio has not done so.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="encryptedFrom">As in <see cref="Seal"/>.</param>
    /// <param name="count">The frame's length with its tag; the caller has checked that a tag fits in.</param>
    /// <param name="openedBy">The frame's <see cref="ReceivedFrame.OpenedBy"/>.</param>
    /// <returns>
    /// False where there is no key, the tag is wrong, or another key has opened the frame. Its encrypted part is then undefined.
    /// </returns>
    public bool Open(byte[] frame, int encryptedFrom, int count, int openedBy = 0)
    {
        if (!IsLoaded)
        {
            return false;
        }

        if (openedBy != 0)
        {
            return _radioKey != null && _radioKey.Number == openedBy;
        }

        Array.Copy(frame, 0, _associatedData, 0, FrameLayout.BodyOffset);
        return _key.Open(
            frame,
            FrameLayout.IvOffset,
            _associatedData,
            _associatedData.Length,
            frame,
            encryptedFrom,
            count - FrameLayout.TagCount - encryptedFrom);
    }
}
