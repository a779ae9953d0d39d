using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Seals and opens frames as the native radio does (portable/FrameSealer.h), with the simulator's cipher.</summary>
internal sealed class AirKeys(CrossingCount count)
{
    private const int Capacity = 48;

    private readonly List<AirKey> _keys = [];
    private readonly byte[] _copy = new byte[FrameLayout.MaximumCount];
    private int _lastNumber;

    public AirKey Create()
    {
        count.Add(CrossingKind.Key);
        if (_keys.Count == Capacity)
        {
            throw new InvalidOperationException("more keys than the native radio has");
        }

        AirKey key = new(this, count);
        _keys.Add(key);
        return key;
    }

    public int NextNumber()
    {
        return ++_lastNumber;
    }

    /// <summary>Forgets all slots: the board restarts.</summary>
    public void Clear()
    {
        _keys.Clear();
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
        AirKey? key = _keys.Find(key => key.Number == number);
        if (number <= 0 || key == null || from < FrameLayout.BodyOffset || from > size - FrameLayout.TagCount)
        {
            return false;
        }

        key.Key.Seal(frame, from, size - FrameLayout.TagCount);
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
        IEnumerable<AirKey> own = _keys.Where(key => key.Number > 0 && key.Peer == frame.Source);
        IEnumerable<AirKey> anyones = _keys.Where(key => key.Number > 0 && key.Peer == MacAddress.None);
        foreach (AirKey key in own.Concat(anyones))
        {
            if (key.Key.Open(bytes, from, frame.Count))
            {
                return key.Number;
            }

            _copy.CopyTo(bytes, 0);
        }

        return 0;
    }
}
