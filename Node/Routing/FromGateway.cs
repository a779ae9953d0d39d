using EnigmaIoT.Node.Air;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Commands;
using EnigmaIoT.Node.Updates;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Node.Routing;

/// <summary>Decides which part takes what the gateway sends.</summary>
internal sealed class FromGateway
{
    private readonly GatewayLink _link;
    private readonly OtaReceiver _updates;
    private readonly CommandHandler _commands;
    private readonly ApplicationHost _application;
    private readonly RejectLog _rejects;

    /// <summary>Creates a way to the given parts.</summary>
    public FromGateway(
        GatewayLink link,
        OtaReceiver updates,
        CommandHandler commands,
        ApplicationHost application,
        RejectLog rejects)
    {
        _link = link;
        _updates = updates;
        _commands = commands;
        _application = application;
        _rejects = rejects;
    }

    /// <summary>Takes a frame.</summary>
    /// <param name="frame">As it was received; its bytes are changed.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether it is a command, or data, for this node alone.</returns>
    public bool Take(ReceivedFrame frame, long now)
    {
        FrameContent content = _link.Frames.Take(frame, now);
        bool isForThisNode = content != FrameContent.Nothing && (frame.Payload[0] & FrameType.BroadcastBit) == 0;
        string refusal = TakeContent(frame, content, now);
        if (refusal != null)
        {
            _rejects.Reject(frame.Source, refusal);
        }

        if (_link.Frames.HasBegunSession)
        {
            _application.OnRegistered(_link.BeginSession(now), now);
        }

        return isForThisNode;
    }

    private string TakeContent(ReceivedFrame frame, FrameContent content, long now)
    {
        byte[] bytes = frame.Payload;
        switch (content)
        {
            case FrameContent.Command:
                bool broadcast = (bytes[0] & FrameType.BroadcastBit) != 0;
                return TakeCommand(bytes, ControlFrame.ControlOffset, ControlFrame.ControlCount(frame.Count), broadcast, now);
            case FrameContent.DataSet:
            case FrameContent.DataGet:
                return _application.OnData(
                    content == FrameContent.DataGet,
                    PayloadFrame.Encoding(bytes),
                    bytes,
                    PayloadFrame.PayloadOffset,
                    PayloadFrame.PayloadCount(frame.Count),
                    now);
            default:
                return null;
        }
    }

    // What comes for all nodes can set neither image, name nor key.
    private string TakeCommand(byte[] buffer, int offset, int count, bool broadcast, long now)
    {
        byte code = buffer[offset];
        if (count > ControlFrame.MaximumControl && code != ControlCode.Ota)
        {
            return "long frame without chunks";
        }

        bool isForOneNode = code == ControlCode.Ota || code == ControlCode.NameSet || code == ControlCode.BroadcastKey
            || code == ControlCode.BroadcastCounter || code == ControlCode.ProgramTaken;
        if (broadcast && isForOneNode)
        {
            return "broadcast of a command for one node";
        }

        switch (code)
        {
            case ControlCode.GroupUpdate:
                return _updates.TakeOfMany(buffer, offset, count, broadcast, now);
            case ControlCode.Ota:
                return _updates.Take(buffer, offset, count, now);
            case ControlCode.BroadcastKey:
                return _link.Broadcasts.TakeKey(buffer, offset, count);
            case ControlCode.BroadcastCounter:
                return _link.Broadcasts.TakeCounter(buffer, offset, count);
            case ControlCode.ProgramTaken:
                _link.OnProgramTaken();
                return null;
            default:
                return _commands.Take(buffer, offset, count, now);
        }
    }
}
