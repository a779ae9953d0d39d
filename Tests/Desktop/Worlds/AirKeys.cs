using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Keeps keys, seals and opens frames as the native radio does (portable/FrameSealer.h), with the simulator's cipher.</summary>
internal sealed class AirKeys(CrossingCount count) : IFrameKeys
{
    private readonly List<(int Number, long Peer)> _keys = [];
    private readonly PlatformFrameKeys _platform = new(new SystemRandom());
    private readonly byte[] _copy = new byte[FrameLayout.MaximumCount];

    public int Capacity => 41;

    public int Load(byte[] key, long peer)
    {
        count.Add(CrossingKind.Key);
        if (_keys.Count == Capacity)
        {
            throw new InvalidOperationException("more keys than the native radio has");
        }

        int number = _platform.Load(key, peer);
        _keys.Add((number, peer));
        return number;
    }

    public void Clear(int number)
    {
        count.Add(CrossingKind.Key);
        _keys.RemoveAll(key => key.Number == number);
        _platform.Clear(number);
    }

    public void Seal(int number, byte[] frame, int encryptedFrom, int plainEnd)
    {
        SealingOrder.Write(frame, number, encryptedFrom);
    }

    public bool Open(int number, byte[] frame, int encryptedFrom, int size)
    {
        count.Add(CrossingKind.Cipher);
        return _platform.Open(number, frame, encryptedFrom, size);
    }

    /// <summary>Seals a frame in place.</summary>
    /// <returns>False where it may not leave.</returns>
    public bool Seal(byte[] frame, int size)
    {
        if (size == InvalidateKeyFrame.Count && frame[0] == FrameType.InvalidateKey)
        {
            return true;
        }

        if (size < FrameLayout.BodyOffset + FrameLayout.TagCount || frame.AsSpan(6, 7).ContainsAnyExcept((byte)0))
        {
            return false;
        }

        int number = (int)LittleEndian.ReadUInt32(frame, FrameLayout.IvOffset);
        int from = frame[FrameLayout.IvOffset + 4];
        if (!_keys.Exists(key => key.Number == number) || from < FrameLayout.BodyOffset || from > size - FrameLayout.TagCount)
        {
            return false;
        }

        _platform.Seal(number, frame, from, size - FrameLayout.TagCount);
        return true;
    }

    /// <summary>Opens a frame in place where one of its sender's keys fits.</summary>
    /// <returns>That key's number, or 0.</returns>
    public int Open(ReceivedFrame frame)
    {
        byte[] bytes = frame.Payload;
        int from = FrameLayout.BodyOffset + (bytes[0] == FrameType.NodeNameResult ? 2 : 0);
        if (frame.Count < from + FrameLayout.TagCount)
        {
            return 0;
        }

        bytes.CopyTo(_copy, 0);
        IEnumerable<(int Number, long Peer)> own = _keys.Where(key => key.Peer == frame.Source);
        foreach ((int number, _) in own.Concat(_keys.Where(key => key.Peer == MacAddress.None)))
        {
            if (_platform.Open(number, bytes, from, frame.Count))
            {
                return number;
            }

            _copy.CopyTo(bytes, 0);
        }

        return 0;
    }
}
