using System;
using System.Collections;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>The keys of radio frames over the toy cipher.</summary>
public sealed class ToyFrameKeys : IFrameKeys
{
    /// <summary>The number of the first key.</summary>
    public const int FirstNumber = 0x01020304;

    private const int CipherKeyCount = 24;

    private readonly IRandom _random;
    private readonly ArrayList _keys = new ArrayList();
    private readonly byte[] _cipherKey = new byte[FrameLayout.KeyCount];
    private readonly byte[] _associatedData = new byte[FrameLayout.BodyOffset + FrameLayout.KeyCount - CipherKeyCount];
    private int _loads;

    /// <summary>Creates an empty table whose IVs come from <paramref name="random"/>.</summary>
    public ToyFrameKeys(IRandom random)
    {
        _random = random;
    }

    /// <summary>Gets or sets whether the radio seals frames, so that they only get an order to do so here.</summary>
    public bool RadioSeals { get; set; }

    /// <summary>Gets how many keys there are.</summary>
    public int Count
    {
        get { return _keys.Count; }
    }

    /// <summary>Gets the key that was loaded last.</summary>
    public ToyFrameKey Last { get; private set; }

    /// <inheritdoc/>
    public int Capacity { get; set; } = 48;

    /// <inheritdoc/>
    public int Load(byte[] key, long peer)
    {
        if (_keys.Count == Capacity)
        {
            throw new InvalidOperationException("more keys than there is room for");
        }

        Last = new ToyFrameKey(FirstNumber + _loads++, peer);
        Array.Copy(key, 0, _cipherKey, 0, CipherKeyCount);
        Last.Cipher.Load(_cipherKey, 0);
        Array.Clear(_cipherKey, 0, _cipherKey.Length);
        Array.Copy(key, CipherKeyCount, Last.Tail, 0, Last.Tail.Length);
        for (int i = 0; i < Last.Turned.Length; i++)
        {
            Last.Turned[i] = (byte)~key[i];
        }

        _keys.Add(Last);
        return Last.Number;
    }

    /// <inheritdoc/>
    public bool Copy(int number, byte[] key)
    {
        byte[] turned = Find(number).Turned;
        for (int i = 0; i < turned.Length; i++)
        {
            key[i] = (byte)~turned[i];
        }

        return true;
    }

    /// <inheritdoc/>
    public void Clear(int number)
    {
        ToyFrameKey key = Find(number);
        key.Cipher.Clear();
        Array.Clear(key.Tail, 0, key.Tail.Length);
        Array.Clear(key.Turned, 0, key.Turned.Length);
        _keys.Remove(key);
    }

    /// <inheritdoc/>
    public void Seal(int number, byte[] frame, int encryptedFrom, int plainEnd)
    {
        ToyFrameKey key = Find(number);
        if (RadioSeals)
        {
            SealingOrder.Write(frame, number, encryptedFrom);
            return;
        }

        _random.Fill(frame, FrameLayout.IvOffset, FrameLayout.IvCount);
        Authenticate(key, frame);
        key.Cipher.Seal(
            frame,
            FrameLayout.IvOffset,
            _associatedData,
            _associatedData.Length,
            frame,
            encryptedFrom,
            plainEnd - encryptedFrom);
    }

    /// <inheritdoc/>
    public bool Open(int number, byte[] frame, int encryptedFrom, int count)
    {
        ToyFrameKey key = Find(number);
        Authenticate(key, frame);
        return key.Cipher.Open(
            frame,
            FrameLayout.IvOffset,
            _associatedData,
            _associatedData.Length,
            frame,
            encryptedFrom,
            count - FrameLayout.TagCount - encryptedFrom);
    }

    private void Authenticate(ToyFrameKey key, byte[] frame)
    {
        Array.Copy(frame, 0, _associatedData, 0, FrameLayout.BodyOffset);
        Array.Copy(key.Tail, 0, _associatedData, FrameLayout.BodyOffset, key.Tail.Length);
    }

    private ToyFrameKey Find(int number)
    {
        foreach (ToyFrameKey key in _keys)
        {
            if (key.Number == number)
            {
                return key;
            }
        }

        throw new InvalidOperationException("no key is loaded");
    }
}
