using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;

namespace EnigmaIoT.Simulation.Radio;

/// <summary>Keeps keys, seals and opens frames as the native radio does (portable/FrameSealer.h), with the simulator's cipher.</summary>
/// <param name="random">Makes the IVs.</param>
/// <param name="loaded">Called for each key that is taken: its 32 bytes, and whose frames it opens; null for nothing.</param>
public sealed class AirKeys(IRandom random, Action<byte[], long>? loaded = null) : IFrameKeys
{
    private readonly List<(int Number, long Peer)> _keys = [];
    private readonly PlatformFrameKeys _platform = new(random, loaded);
    private readonly byte[] _copy = new byte[FrameLayout.LargeCount];

    /// <inheritdoc/>
    public int Capacity => 41;

    /// <inheritdoc/>
    public int Load(byte[] key, long peer)
    {
        if (_keys.Count == Capacity)
        {
            throw new InvalidOperationException("more keys than the native radio has");
        }

        int number = _platform.Load(key, peer);
        _keys.Add((number, peer));
        return number;
    }

    /// <inheritdoc/>
    public bool Copy(int number, byte[] key)
    {
        return _platform.Copy(number, key);
    }

    /// <inheritdoc/>
    public void Clear(int number)
    {
        _keys.RemoveAll(key => key.Number == number);
        _platform.Clear(number);
    }

    /// <inheritdoc/>
    public void Seal(int number, byte[] frame, int encryptedFrom, int plainEnd)
    {
        SealingOrder.Write(frame, number, encryptedFrom);
    }

    /// <inheritdoc/>
    public bool Open(int number, byte[] frame, int encryptedFrom, int size)
    {
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

        bytes.AsSpan(0, frame.Count).CopyTo(_copy);
        IEnumerable<(int Number, long Peer)> own = _keys.Where(key => key.Peer == frame.Source);
        foreach ((int number, _) in own.Concat(_keys.Where(key => key.Peer == MacAddress.None)))
        {
            if (_platform.Open(number, bytes, from, frame.Count))
            {
                return number;
            }

            _copy.AsSpan(0, frame.Count).CopyTo(bytes);
        }

        return 0;
    }
}
