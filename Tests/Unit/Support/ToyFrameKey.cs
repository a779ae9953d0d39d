namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>One of the <see cref="ToyFrameKeys"/>.</summary>
public sealed class ToyFrameKey
{
    /// <summary>Creates a key.</summary>
    public ToyFrameKey(int number, long peer)
    {
        Number = number;
        Peer = peer;
    }

    /// <summary>Gets its number.</summary>
    public int Number { get; }

    /// <summary>Gets whose frames it opens.</summary>
    public long Peer { get; }

    /// <summary>Gets what seals and opens.</summary>
    public ToyAeadKey Cipher { get; } = new ToyAeadKey();

    /// <summary>Gets the whole key with all bits turned, so that whoever looks for traces of it finds none here.</summary>
    public byte[] Turned { get; } = new byte[32];

    /// <summary>Gets the end of the key, which is authenticated.</summary>
    public byte[] Tail { get; } = new byte[8];
}
