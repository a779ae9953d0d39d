using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Fuzzer.Crowd;

/// <summary>
/// A node of 0.9.8 played by the fuzzer: says hello, and takes an update in order. What else it sends is forged in its name.
/// </summary>
internal sealed class FuzzPeer
{
    private readonly FuzzRandom _random;
    private readonly FrameKey _networkKey;
    private readonly KeyAgreement _agreement;
    private bool _helloPending;

    /// <summary>Creates a peer that the gateway does not know.</summary>
    public FuzzPeer(long address, ICipher cipher, FuzzRandom random, FrameKey networkKey)
    {
        Address = address;
        _random = random;
        _networkKey = networkKey;
        _agreement = new KeyAgreement(cipher);
        Session = new Session(cipher.Keys);
    }

    public long Address { get; }

    /// <summary>Gets the session of the last hello: the gateway's, or its candidate.</summary>
    public Session Session { get; }

    /// <summary>Gets or sets the next chunk of the update; 0 while none runs.</summary>
    public int NextChunk { get; set; }

    /// <summary>Gets or sets how many chunks the update has.</summary>
    public int Chunks { get; set; }

    /// <summary>Writes a ClientHello.</summary>
    /// <returns>The frame's length.</returns>
    public int SayHello(byte[] frame)
    {
        _helloPending = !_random.OneIn(16);
        if (_helloPending)
        {
            _agreement.CreateKeyPair();
        }

        // A point of small order gives no secret.
        byte[] publicKey = _helloPending ? _agreement.PublicKey : new byte[FrameLayout.KeyCount];
        return ClientHelloFrame.Seal(_networkKey, _random, frame, publicKey, _random.OneIn(6), _random.OneIn(2));
    }

    /// <summary>Takes a ServerHello, if it is one.</summary>
    public void Hear(byte[] frame, int count, long now)
    {
        if (_helloPending && frame[0] == FrameType.ServerHello && ServerHelloFrame.Open(_networkKey, frame, count)
            && _agreement.Complete(frame, ServerHelloFrame.PublicKeyOffset, Session))
        {
            _helloPending = false;
            Session.Open(ServerHelloFrame.NodeId(frame), now);
        }
    }
}
