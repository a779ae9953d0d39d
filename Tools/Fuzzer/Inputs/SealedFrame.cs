using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>Frames whose body was written by hand.</summary>
internal static class SealedFrame
{
    /// <summary>Where the node's id stands in control and payload frames.</summary>
    public const int NodeIdOffset = FrameLayout.BodyOffset + 2;

    /// <summary>Where the counter stands in them.</summary>
    public const int CounterOffset = FrameLayout.BodyOffset + 4;

    /// <summary>Where control bytes stand, and the encoding of a payload.</summary>
    public const int ContentOffset = FrameLayout.BodyOffset + 6;

    /// <summary>Where a body may end.</summary>
    public const int BodyLimit = FrameLayout.MaximumCount - FrameLayout.TagCount;

    /// <summary>Determines whether frames of a type say how long they are.</summary>
    public static bool HasLength(byte type)
    {
        return type is FrameType.SensorData or FrameType.HomeAssistantDiscovery or FrameType.ControlUp
            || (type & ~FrameType.BroadcastBit) is FrameType.ControlDown or FrameType.DataSet or FrameType.DataGet;
    }

    /// <summary>Puts the right length in, unless that is not wanted, and seals.</summary>
    /// <param name="key">The key.</param>
    /// <param name="frame">Type, room for the IV, body.</param>
    /// <param name="end">Where the body ends.</param>
    /// <param name="lies">Whether the length stays as it is.</param>
    /// <returns>The frame's length.</returns>
    public static int Close(FrameKey key, byte[] frame, int end, bool lies)
    {
        int from = FrameLayout.BodyOffset + (frame[0] == FrameType.NodeNameResult ? 2 : 0);
        if (!lies && HasLength(frame[0]) && end >= FrameLayout.BodyOffset + 2)
        {
            LittleEndian.WriteUInt16(frame, FrameLayout.BodyOffset, end);
        }

        return key.Seal(frame, Math.Min(from, end), end);
    }
}
