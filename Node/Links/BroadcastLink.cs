using System;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Links;

/// <summary>The gateway's broadcast key and the counter of its broadcasts.</summary>
internal sealed class BroadcastLink
{
    private readonly byte[] _key = new byte[FrameLayout.KeyCount];
    private int _counter;

    // What the gateway has said of the broadcasts before, and of which key. It comes before that key.
    private int _told;
    private uint _toldOf;

    /// <summary>Makes a link without a key.</summary>
    public BroadcastLink(IFrameKeys keys)
    {
        Key = new FrameKey(keys);
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
        _counter = _toldOf == BroadcastCounterMessage.KeyPart(key) ? _told : 0;
    }

    /// <summary>Broadcasts up to a counter are old, under the key that comes next or is known already: a stranger may have recorded them.</summary>
    /// <param name="counter">The counter of the last one.</param>
    /// <param name="keyPart">The <see cref="BroadcastCounterMessage.KeyPart"/> of the key.</param>
    public void Expect(int counter, uint keyPart)
    {
        _told = counter;
        _toldOf = keyPart;
        if (Key.IsLoaded && counter > _counter && keyPart == BroadcastCounterMessage.KeyPart(_key))
        {
            _counter = counter;
        }
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
