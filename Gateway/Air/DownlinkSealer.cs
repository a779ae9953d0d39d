using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>Builds the frames of messages to nodes.</summary>
internal static class DownlinkSealer
{
    /// <summary>Writes and seals the frame of the oldest message.</summary>
    /// <param name="messages">The messages; the oldest is no whole frame.</param>
    /// <param name="key">The key of the session, or the broadcast key.</param>
    /// <param name="type">The frame's type, with the broadcast bit where it is for all.</param>
    /// <param name="nodeId">The node's id.</param>
    /// <param name="counter">The frame's counter.</param>
    /// <param name="frame">Receives the frame: 250 bytes.</param>
    /// <returns>The frame's length.</returns>
    public static int Seal(DownlinkRing messages, FrameKey key, byte type, int nodeId, int counter, byte[] frame)
    {
        byte[] body = messages.Bytes;
        int offset = messages.BodyOffset(0);
        int count = messages.BodyCount(0);
        switch (messages.Type(0))
        {
            case FrameType.ControlDown:
                Array.Copy(body, offset, frame, ControlFrame.ControlOffset, count);
                return ControlFrame.Seal(key, frame, type, nodeId, counter, count);
            case FrameType.ClockResponse:
                return ClockResponseFrame.Seal(
                    key,
                    frame,
                    counter,
                    LittleEndian.ReadInt64(body, offset),
                    LittleEndian.ReadInt64(body, offset + 8),
                    LittleEndian.ReadInt64(body, offset + 16));
            case FrameType.NodeNameResult:
                return NodeNameResultFrame.Seal(key, frame, counter, (NodeNameResult)(sbyte)body[offset]);
            default:
                Array.Copy(body, offset, frame, PayloadFrame.PayloadOffset, count);
                return PayloadFrame.Seal(key, frame, type, nodeId, counter, messages.Encoding(0), count);
        }
    }
}
