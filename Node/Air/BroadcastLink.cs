using System;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Air;

/// <summary>The gateway's broadcast key and the counter of its broadcasts.</summary>
internal sealed class BroadcastLink
{
    private const string BadLength = "command of a wrong length";

    private readonly bool _isWanted;
    private readonly byte[] _key = new byte[FrameLayout.KeyCount];
    private readonly byte[] _received = new byte[FrameLayout.KeyCount];
    private int _counter;

    // What the gateway has said of the broadcasts before, and of which key. It comes before that key.
    private int _reported;
    private uint _reportedOf;

    /// <summary>Creates a link without a key.</summary>
    /// <param name="keys">Where the key is kept.</param>
    /// <param name="isWanted">Whether the node obeys broadcasts.</param>
    public BroadcastLink(IFrameKeys keys, bool isWanted)
    {
        _isWanted = isWanted;
        Key = new FrameKey(keys);
    }

    /// <summary>Gets the broadcast key.</summary>
    public FrameKey Key { get; }

    /// <summary>Gets the counter of the last broadcast that was taken.</summary>
    public int Counter
    {
        get { return _counter; }
    }

    /// <summary>Continues with a key that was kept over a sleep.</summary>
    /// <param name="key">32 bytes from its start.</param>
    /// <param name="counter">The counter of the last broadcast that was taken under it.</param>
    public void Resume(byte[] key, int counter)
    {
        Load(key);
        _counter = counter;
    }

    /// <summary>Takes the message that carries the key, and wipes it.</summary>
    /// <returns>Null, or why it was refused.</returns>
    public string TakeKey(byte[] buffer, int offset, int count)
    {
        if (!_isWanted)
        {
            return "broadcast key that was not asked for";
        }

        if (!BroadcastKeyMessage.TryRead(buffer, offset, count, _received))
        {
            return BadLength;
        }

        Load(_received);
        Array.Clear(_received, 0, _received.Length);
        Array.Clear(buffer, offset, count);
        return null;
    }

    /// <summary>Takes the message that says how many broadcasts there were under the key.</summary>
    /// <returns>Null, or why it was refused.</returns>
    public string TakeCounter(byte[] buffer, int offset, int count)
    {
        if (!BroadcastCounterMessage.TryRead(buffer, offset, count, out int counter, out uint keyPart))
        {
            return BadLength;
        }

        Expect(counter, keyPart);
        return null;
    }

    /// <summary>Takes a broadcast's counter.</summary>
    /// <returns>False where it is a replay.</returns>
    public bool Take(int counter)
    {
        bool taken = counter > _counter;
        _counter = taken ? counter : _counter;
        return taken;
    }

    /// <summary>
    /// Takes the key that the gateway told. The counter starts again only with a new key: a gateway tells the same one at each
    /// registration, and old broadcasts under it must stay refused.
    /// </summary>
    private void Load(byte[] key)
    {
        if (Key.IsLoaded && IsSame(key))
        {
            return;
        }

        Array.Copy(key, 0, _key, 0, _key.Length);
        Key.Load(key);
        _counter = _reportedOf == BroadcastCounterMessage.KeyPart(key) ? _reported : 0;
    }

    /// <summary>Broadcasts up to a counter are old, under the key that comes next or is known already: a stranger may have recorded them.</summary>
    /// <param name="counter">The counter of the last one.</param>
    /// <param name="keyPart">The <see cref="BroadcastCounterMessage.KeyPart"/> of the key.</param>
    private void Expect(int counter, uint keyPart)
    {
        _reported = counter;
        _reportedOf = keyPart;
        if (Key.IsLoaded && counter > _counter && keyPart == BroadcastCounterMessage.KeyPart(_key))
        {
            _counter = counter;
        }
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
