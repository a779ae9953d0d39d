using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Links;

/// <summary>The gateway's broadcast key and the counter of its broadcasts.</summary>
internal sealed class BroadcastLink
{
    private readonly byte[] _key = new byte[FrameLayout.KeyCount];
    private int _counter;

    /// <summary>Makes a link without a key.</summary>
    public BroadcastLink(ICipher cipher, IRandom random)
    {
        Key = new FrameKey(cipher, random);
    }

    /// <summary>Gets the broadcast key.</summary>
    public FrameKey Key { get; }

    /// <summary>
    /// Takes the key that the gateway told. The counter starts again only with a new key: a gateway tells the same one at each
    /// registration, and old broadcasts under it must stay refused.
    /// </summary>
    public void Load(byte[] key)
    {
        if (Key.IsLoaded && IsSame(key))
        {
            return;
        }

        Array.Copy(key, 0, _key, 0, _key.Length);
        Key.Load(key);
        _counter = 0;
    }

    /// <summary>Takes a broadcast's counter.</summary>
    /// <returns>False where it is a replay.</returns>
    public bool Take(int counter)
    {
        bool taken = counter > _counter;
        _counter = taken ? counter : _counter;
        return taken;
    }

    private bool IsSame(byte[] key)
    {
        int difference = 0;
        for (int i = 0; i < _key.Length; i++)
        {
            difference |= _key[i] ^ key[i];
        }

        return difference == 0;
    }
}
