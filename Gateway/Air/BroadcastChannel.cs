using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>The broadcast key, random at each start, and the counter of broadcasts.</summary>
public sealed class BroadcastChannel
{
    private readonly IRandom _random;
    private int _counter;

    /// <summary>Creates the first key.</summary>
    public BroadcastChannel(IFrameKeys keys, IRandom random)
    {
        _random = random;
        Key = new FrameKey(keys);
        Renew();
    }

    /// <summary>The key's 32 bytes, for nodes that ask for it.</summary>
    public readonly byte[] KeyBytes = new byte[FrameLayout.KeyCount];

    /// <summary>Gets the key.</summary>
    public FrameKey Key { get; }

    /// <summary>Gets whether the counter is so high that nodes need a new key.</summary>
    public bool NeedsRenewal
    {
        get { return _counter >= Session.RenewalCounter; }
    }

    /// <summary>Gets the counter of the last broadcast that was sealed; 0 where there was none under this key.</summary>
    public int Counter
    {
        get { return _counter; }
    }

    /// <summary>Creates a new key and resets the counter to 0. The nodes have to be sent the key.</summary>
    public void Renew()
    {
        _random.Fill(KeyBytes, 0, KeyBytes.Length);
        Key.Load(KeyBytes);
        _counter = 0;
    }

    /// <summary>Requests a new key: the counter would end among the broadcasts that are to come.</summary>
    public void Exhaust()
    {
        _counter = _counter < Session.RenewalCounter ? Session.RenewalCounter : _counter;
    }

    /// <summary>Raises the counter for a frame to be sent.</summary>
    public int Next()
    {
        return ++_counter;
    }
}
