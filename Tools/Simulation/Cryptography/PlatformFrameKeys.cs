using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Simulation.Cryptography;

/// <summary>
/// The keys of radio frames on a PC, whose radio neither seals nor opens. The first 24 bytes of a key and 8 zero bytes are the
/// ChaCha20-Poly1305 key, its last 8 bytes end the additional data, which starts with the frame's type and IV (protocol section 1,
/// "Encryption").
/// </summary>
public sealed class PlatformFrameKeys : IFrameKeys
{
    private const int CipherKeyCount = 24;
    private const int TailCount = FrameLayout.KeyCount - CipherKeyCount;

    private readonly IRandom _random;
    private readonly Action<byte[], long>? _loaded;
    private readonly Dictionary<int, (PlatformAeadKey Cipher, byte[] AssociatedData, byte[] Key)> _keys = [];
    private int _lastNumber;

    /// <summary>Creates an empty table.</summary>
    /// <param name="random">Makes the IVs.</param>
    /// <param name="loaded">Called for each key that is taken: its 32 bytes, and whose frames it opens; null for nothing.</param>
    public PlatformFrameKeys(IRandom random, Action<byte[], long>? loaded = null)
    {
        _random = random;
        _loaded = loaded;
    }

    /// <inheritdoc/>
    public int Capacity => int.MaxValue;

    /// <inheritdoc/>
    public int Load(byte[] key, long peer)
    {
        byte[] cipherKey = new byte[FrameLayout.KeyCount];
        byte[] associatedData = new byte[FrameLayout.BodyOffset + TailCount];
        key.AsSpan(0, CipherKeyCount).CopyTo(cipherKey);
        key.AsSpan(CipherKeyCount, TailCount).CopyTo(associatedData.AsSpan(FrameLayout.BodyOffset));
        PlatformAeadKey cipher = new();
        cipher.Load(cipherKey, 0);
        Array.Clear(cipherKey);
        _keys.Add(++_lastNumber, (cipher, associatedData, key.AsSpan(0, FrameLayout.KeyCount).ToArray()));
        _loaded?.Invoke(key, peer);
        return _lastNumber;
    }

    /// <inheritdoc/>
    public bool Copy(int number, byte[] key)
    {
        bool isThere = _keys.TryGetValue(number, out (PlatformAeadKey Cipher, byte[] AssociatedData, byte[] Key) found);
        if (isThere)
        {
            found.Key.CopyTo(key, 0);
        }

        return isThere;
    }

    /// <inheritdoc/>
    public void Clear(int number)
    {
        if (_keys.Remove(number, out (PlatformAeadKey Cipher, byte[] AssociatedData, byte[] Key) key))
        {
            key.Cipher.Clear();
            Array.Clear(key.AssociatedData);
            Array.Clear(key.Key);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no such key.</exception>
    public void Seal(int number, byte[] frame, int encryptedFrom, int plainEnd)
    {
        (PlatformAeadKey cipher, byte[] associatedData, _) = Find(number);
        _random.Fill(frame, FrameLayout.IvOffset, FrameLayout.IvCount);
        Array.Copy(frame, 0, associatedData, 0, FrameLayout.BodyOffset);
        cipher.Seal(
            frame,
            FrameLayout.IvOffset,
            associatedData,
            associatedData.Length,
            frame,
            encryptedFrom,
            plainEnd - encryptedFrom);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no such key.</exception>
    public bool Open(int number, byte[] frame, int encryptedFrom, int count)
    {
        (PlatformAeadKey cipher, byte[] associatedData, _) = Find(number);
        Array.Copy(frame, 0, associatedData, 0, FrameLayout.BodyOffset);
        return cipher.Open(
            frame,
            FrameLayout.IvOffset,
            associatedData,
            associatedData.Length,
            frame,
            encryptedFrom,
            count - FrameLayout.TagCount - encryptedFrom);
    }

    private (PlatformAeadKey Cipher, byte[] AssociatedData, byte[] Key) Find(int number)
    {
        return _keys.TryGetValue(number, out (PlatformAeadKey Cipher, byte[] AssociatedData, byte[] Key) key)
            ? key
            : throw new InvalidOperationException("no key is loaded");
    }
}
