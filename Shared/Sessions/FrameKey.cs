using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Sessions;

/// <summary>A 32-byte key as radio frames use it. Only its number is here; the key itself is kept by the platform.</summary>
public class FrameKey
{
    private readonly IFrameKeys _keys;

    // 0 while there is no key.
    private int _number;

    /// <summary>Creates an object without a key.</summary>
    /// <param name="keys">The platform's keys.</param>
    public FrameKey(IFrameKeys keys)
    {
        _keys = keys;
    }

    /// <summary>Gets whether a key is loaded. Nothing may be sealed or opened while there is none.</summary>
    public bool IsLoaded
    {
        get { return _number != 0; }
    }

    /// <summary>Takes a new key.</summary>
    /// <param name="key">32 bytes from its start.</param>
    /// <param name="peer">Whose frames it opens; anyone's, where that is not given.</param>
    public void Load(byte[] key, long peer = MacAddress.None)
    {
        Clear();
        _number = _keys.Load(key, peer);
    }

    /// <summary>Copies the key, to be kept over a sleep. The caller wipes the copy.</summary>
    /// <param name="key">Receives 32 bytes from its start.</param>
    /// <returns>False where there is none.</returns>
    public bool Copy(byte[] key)
    {
        return _number != 0 && _keys.Copy(_number, key);
    }

    /// <summary>Wipes the key.</summary>
    public void Clear()
    {
        if (_number != 0)
        {
            _keys.Clear(_number);
            _number = 0;
        }
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
        _keys.Seal(_number, frame, encryptedFrom, plainEnd);
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
        if (_number == 0 || openedBy != 0)
        {
            return _number != 0 && _number == openedBy;
        }

        return _keys.Open(_number, frame, encryptedFrom, count);
    }

    /// <summary>Takes the key of another object, which then has none.</summary>
    /// <param name="other">The other object.</param>
    protected void TakeKey(FrameKey other)
    {
        Clear();
        _number = other._number;
        other._number = 0;
    }
}
