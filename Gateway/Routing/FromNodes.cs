using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.HomeAssistant;
using EnigmaIoT.Gateway.Readings;
using EnigmaIoT.Gateway.Reports;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Routing;

/// <summary>Routes frames of nodes, and what happens to nodes, to the feature that handles them.</summary>
public sealed class FromNodes : INodeListener
{
    private readonly FrameIntake _frames;
    private readonly NodeReadings _readings;
    private readonly NodeNotices _notices;
    private readonly CommandAnswers _answers;
    private readonly UpdateService _updates;
    private readonly HomeAssistantService _homeAssistant;
    private readonly GatewayReports _reports;

    /// <summary>Creates the routing of what comes from the nodes.</summary>
    /// <param name="air">Opens frames; this becomes its listener.</param>
    /// <param name="readings">Takes data.</param>
    /// <param name="notices">Takes what nodes say of themselves.</param>
    /// <param name="answers">Takes answers to commands.</param>
    /// <param name="updates">Takes answers to updates.</param>
    /// <param name="homeAssistant">Takes the descriptions of entities; null where nobody wants them.</param>
    /// <param name="reports">Keeps the list of nodes.</param>
    public FromNodes(
        NodeAir air,
        NodeReadings readings,
        NodeNotices notices,
        CommandAnswers answers,
        UpdateService updates,
        HomeAssistantService homeAssistant,
        GatewayReports reports)
    {
        _frames = air.Frames;
        _readings = readings;
        _notices = notices;
        _answers = answers;
        _updates = updates;
        _homeAssistant = homeAssistant;
        _reports = reports;
        air.Listener = this;
    }

    /// <summary>Takes a frame.</summary>
    public void OnFrame(ReceivedFrame frame, long now)
    {
        NodeEntry entry = _frames.Take(frame, now);
        if (entry == null)
        {
            return;
        }

        if (frame.Payload[0] == FrameType.ControlUp)
        {
            OnControl(entry, frame, now);
        }
        else
        {
            _readings.OnData(entry, frame, _frames.Lost, now);
            if (frame.Payload[0] == FrameType.HomeAssistantDiscovery)
            {
                _homeAssistant?.OnMessage(entry, frame, now);
            }

            _updates.OnListening(entry);
        }

        _frames.OnTaken(entry, frame, now);
    }

    /// <inheritdoc/>
    public void OnRegistered(NodeEntry entry, long now)
    {
        _notices.OnRegistered(entry, now);
        _homeAssistant?.OnRegistered(entry, now);
    }

    /// <inheritdoc/>
    public void OnNamed(NodeEntry entry, string formerTopicName, long now)
    {
        _updates.OnNameTaken(entry);
        _notices.OnNamed(entry, formerTopicName, now);
        _homeAssistant?.OnNamed(entry, formerTopicName, now);
    }

    /// <inheritdoc/>
    public void OnNameRefused(NodeEntry entry, string reason, long now)
    {
        _notices.OnNameRefused(entry, reason, now);
    }

    /// <inheritdoc/>
    public void OnDismissed(long address, InvalidateReason reason)
    {
        _notices.OnDismissed(address, reason);
        _homeAssistant?.OnDismissed(address, reason);
        if (reason == InvalidateReason.Kicked)
        {
            _reports.OnUnregistered(address);
        }
    }

    private void OnControl(NodeEntry entry, ReceivedFrame frame, long now)
    {
        byte[] bytes = frame.Payload;
        int offset = ControlFrame.ControlOffset;
        int count = ControlFrame.ControlCount(frame.Count);
        switch (bytes[offset])
        {
            case ControlCode.OtaAnswer:
                _updates.OnAnswer(entry, bytes, offset, count, now);
                break;
            case ControlCode.RestartNotice:
                _notices.OnRestart(entry, bytes, offset, count, now);
                _updates.OnRestartNotice(entry, count > 1 ? (RestartReason)(sbyte)bytes[offset + 1] : RestartReason.Unknown, now);
                break;
            case ControlCode.ProgramNotice:
                _notices.OnProgram(entry, bytes, offset, count, now);
                _homeAssistant?.OnProgram(entry, bytes, offset, count, now);
                break;
            default:
                _answers.OnAnswer(entry, bytes, offset, count, now);
                if (bytes[offset] == ControlCode.SleepAnswer)
                {
                    _homeAssistant?.OnSleepTime(entry, bytes, offset, count, now);
                }

                break;
        }
    }
}
