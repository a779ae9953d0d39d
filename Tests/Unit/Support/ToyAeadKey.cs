using System;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>
/// Shaped like ChaCha20-Poly1305 and worth nothing: a key stream of key and nonce, and a tag that depends on key, nonce,
/// additional data and cipher text, so that a wrong one of these is noticed.
/// </summary>
public sealed class ToyAeadKey
{
    private const int KeyCount = 32;
    private const int NonceCount = 12;
    private const int TagCount = 16;

    private readonly byte[] _key = new byte[KeyCount];
    private readonly byte[] _block = new byte[KeyCount];
    private readonly byte[] _tag = new byte[TagCount];
    private readonly ToyMix _mix = new ToyMix();

    /// <summary>Gets whether a key is loaded.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Takes a new key.</summary>
    public void Load(byte[] key, int offset)
    {
        Array.Copy(key, offset, _key, 0, KeyCount);
        IsLoaded = true;
    }

    /// <summary>Wipes the key.</summary>
    public void Clear()
    {
        Array.Clear(_key, 0, KeyCount);
        IsLoaded = false;
    }

    /// <summary>Encrypts in place, and writes the tag behind the text.</summary>
    public void Seal(
        byte[] nonce,
        int nonceOffset,
        byte[] associatedData,
        int associatedCount,
        byte[] buffer,
        int offset,
        int count)
    {
        RequireKey();
        Apply(nonce, nonceOffset, buffer, offset, count);
        ComputeTag(nonce, nonceOffset, associatedData, associatedCount, buffer, offset, count);
        Array.Copy(_tag, 0, buffer, offset + count, TagCount);
    }

    /// <summary>Decrypts in place.</summary>
    /// <returns>False where the tag is wrong.</returns>
    public bool Open(
        byte[] nonce,
        int nonceOffset,
        byte[] associatedData,
        int associatedCount,
        byte[] buffer,
        int offset,
        int count)
    {
        RequireKey();
        ComputeTag(nonce, nonceOffset, associatedData, associatedCount, buffer, offset, count);
        for (int i = 0; i < TagCount; i++)
        {
            if (_tag[i] != buffer[offset + count + i])
            {
                return false;
            }
        }

        Apply(nonce, nonceOffset, buffer, offset, count);
        return true;
    }

    private void Apply(byte[] nonce, int nonceOffset, byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (i % KeyCount == 0)
            {
                _mix.Add(_key, 0, KeyCount);
                _mix.Add(nonce, nonceOffset, NonceCount);
                _mix.Add((byte)(i / KeyCount));
                _mix.Finish(_block, 0, KeyCount);
            }

            buffer[offset + i] ^= _block[i % KeyCount];
        }
    }

    private void ComputeTag(
        byte[] nonce,
        int nonceOffset,
        byte[] associatedData,
        int associatedCount,
        byte[] buffer,
        int offset,
        int count)
    {
        _mix.Add(_key, 0, KeyCount);
        _mix.Add(nonce, nonceOffset, NonceCount);
        _mix.Add((byte)associatedCount);
        _mix.Add(associatedData, 0, associatedCount);
        _mix.Add(buffer, offset, count);
        _mix.Finish(_tag, 0, TagCount);
    }

    private void RequireKey()
    {
        if (!IsLoaded)
        {
            throw new InvalidOperationException("no key is loaded");
        }
    }
}
