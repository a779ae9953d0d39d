using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Downlink;

/// <summary>Makes frames of messages to nodes.</summary>
internal static class DownlinkSealer
{
    /// <summary>Writes and seals the frame of a message.</summary>
    /// <param name="message">The message; not one that is a whole frame already.</param>
    /// <param name="key">The key of the session, or the broadcast key.</param>
    /// <param name="type">The frame's type, with the broadcast bit where it is for all.</param>
    /// <param name="nodeId">The node's id.</param>
    /// <param name="counter">The frame's counter.</param>
    /// <param name="frame">Receives the frame: 250 bytes.</param>
    /// <returns>The frame's length.</returns>
    public static int Seal(DownlinkMessage message, FrameKey key, byte type, int nodeId, int counter, byte[] frame)
    {
        byte[] body = message.Body;
        switch (message.Type)
        {
            case FrameType.ControlDown:
                Array.Copy(body, 0, frame, ControlFrame.ControlOffset, message.Count);
                return ControlFrame.Seal(key, frame, type, nodeId, counter, message.Count);
            case FrameType.ClockResponse:
                return ClockResponseFrame.Seal(
                    key,
                    frame,
                    counter,
                    LittleEndian.ReadInt64(body, 0),
                    LittleEndian.ReadInt64(body, 8),
                    LittleEndian.ReadInt64(body, 16));
            case FrameType.NodeNameResult:
                return NodeNameResultFrame.Seal(key, frame, counter, (sbyte)body[0]);
            default:
                Array.Copy(body, 0, frame, PayloadFrame.PayloadOffset, message.Count);
                return PayloadFrame.Seal(key, frame, type, nodeId, counter, message.Encoding, message.Count);
        }
    }
}
