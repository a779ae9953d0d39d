using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Air;

/// <summary>Creates frames of what the node has to say.</summary>
internal static class UplinkSealer
{
    /// <summary>Completes and seals a frame under the next counter.</summary>
    /// <param name="session">The session.</param>
    /// <param name="frame">Type, content and, in data, encoding stand in their places already.</param>
    /// <param name="count">Bytes of the content.</param>
    /// <returns>The frame's length.</returns>
    public static int Seal(Session session, byte[] frame, int count)
    {
        switch (frame[0])
        {
            case FrameType.ControlUp:
                return ControlFrame.Seal(session, frame, FrameType.ControlUp, session.NodeId, session.NextControl(), count);
            case FrameType.NodeNameSet:
                return NodeNameFrame.Seal(session, frame, session.NodeId, session.NextControl(), count);
            default:
                byte encoding = PayloadFrame.Encoding(frame);
                return PayloadFrame.Seal(
                    session,
                    frame,
                    frame[0],
                    session.NodeId,
                    session.NextData(),
                    encoding,
                    count);
        }
    }
}
