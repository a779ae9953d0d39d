using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>One slot of an <see cref="AirKeys"/>.</summary>
internal sealed class AirKey(AirKeys keys, CrossingCount count) : IRadioKey
{
    /// <summary>Gets the key as a board without such a radio would use it.</summary>
    public FrameKey Key { get; } = new(new PlatformCipher(new SystemRandom()), new SystemRandom());

    public int Number { get; private set; }

    public long Peer { get; private set; }

    public void Load(byte[] key, long peer)
    {
        count.Add(CrossingKind.Key);
        Key.Load(key);
        Number = keys.NextNumber();
        Peer = peer;
    }

    public void Clear()
    {
        count.Add(CrossingKind.Key);
        Key.Clear();
        Number = 0;
    }
}
