using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Counts what of a radio's keys enters native code: sealing is an order in the frame.</summary>
internal sealed class CountingKeys(IFrameKeys keys, CrossingCount count) : IFrameKeys
{
    public int Capacity => keys.Capacity;

    public int Load(byte[] key, long peer)
    {
        count.Add(CrossingKind.Key);
        return keys.Load(key, peer);
    }

    public bool Copy(int number, byte[] key)
    {
        count.Add(CrossingKind.Key);
        return keys.Copy(number, key);
    }

    public void Clear(int number)
    {
        count.Add(CrossingKind.Key);
        keys.Clear(number);
    }

    public void Seal(int number, byte[] frame, int encryptedFrom, int plainEnd)
    {
        keys.Seal(number, frame, encryptedFrom, plainEnd);
    }

    public bool Open(int number, byte[] frame, int encryptedFrom, int size)
    {
        count.Add(CrossingKind.Cipher);
        return keys.Open(number, frame, encryptedFrom, size);
    }
}
