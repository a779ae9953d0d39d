using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>The key of a radio that seals and opens frames; it only notes what it is told.</summary>
public sealed class ToyRadioKey : IRadioKey
{
    private int _loads;

    /// <inheritdoc/>
    public int Number { get; private set; }

    /// <summary>Gets a copy of the key; null while there is none.</summary>
    public byte[] Key { get; private set; }

    /// <summary>Gets whose frames it opens.</summary>
    public long Peer { get; private set; }

    /// <inheritdoc/>
    public void Load(byte[] key, long peer)
    {
        Key = new byte[key.Length];
        Array.Copy(key, 0, Key, 0, key.Length);
        Peer = peer;
        Number = 0x01020304 + _loads++;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Key = null;
        Number = 0;
    }
}
