using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>Publishes the control answers of nodes.</summary>
public sealed class ControlHandler
{
    private const string NeverSleeps = "the node does not sleep";

    private readonly NodeTable _nodes;
    private readonly Publisher _publisher;
    private readonly CommandRetries _retries;
    private readonly UpdateService _ota;
    private readonly RejectLog _rejects;

    /// <summary>Makes a handler.</summary>
    public ControlHandler(NodeTable nodes, Publisher publisher, CommandRetries retries, UpdateService ota, RejectLog rejects)
    {
        _nodes = nodes;
        _publisher = publisher;
        _retries = retries;
        _ota = ota;
        _rejects = rejects;
    }

    /// <summary>Takes an opened control frame.</summary>
    /// <returns>False where it is a replay.</returns>
    public bool OnFrame(NodeEntry entry, ReceivedFrame frame, long now)
    {
        if (!entry.Session.TakeControl(ControlFrame.Counter(frame.Payload)))
        {
            return false;
        }

        byte[] buffer = frame.Payload;
        int offset = ControlFrame.ControlOffset;
        int count = ControlFrame.ControlCount(frame.Count);
        byte[] command = _retries.OnAnswer(entry, buffer, offset, count);
        switch (buffer[offset])
        {
            case ControlCode.OtaAnswer:
                _ota.OnAnswer(entry, buffer, offset, count, now);
                break;
            case ControlCode.VersionAnswer:
                string version = VersionAnswer.Read(buffer, offset, count);
                Publish(entry, CommandName.VersionResult, version == null ? null : Json.Text("version", version), now);
                break;
            case ControlCode.SleepAnswer:
                OnSleepAnswer(entry, command, buffer, offset, count, now);
                break;
            case ControlCode.ResetAnswer:
                Publish(entry, CommandName.ResetResult, Json.Text("result", "OK"), now);
                break;
            case ControlCode.RssiAnswer:
                // Nodes before version 0.9.8 tell how they hear the gateway, once they have looked for it.
                bool isWhole = RssiAnswer.TryRead(buffer, offset, count, out int rssi, out int channel);
                Publish(entry, CommandName.RssiResult, isWhole ? Json.Rssi(rssi, channel) : null, now);
                break;
            case ControlCode.NameAnswer:
                OnNameAnswer(entry, buffer, offset, count, now);
                break;
            case ControlCode.RestartNotice:
                OnRestartNotice(entry, buffer, offset, count, now);
                break;
            case ControlCode.ProgramNotice:
                OnProgramNotice(entry, buffer, offset, count);
                break;
            default:
                _rejects.Reject(entry.Address, "control answer of an unknown kind");
                break;
        }

        return true;
    }

    private void OnSleepAnswer(NodeEntry entry, byte[] command, byte[] buffer, int offset, int count, long now)
    {
        bool complete = SleepTime.TryRead(buffer, offset, count, out uint seconds);
        if (complete)
        {
            entry.Sleepy = seconds > 0;
        }

        // A node that was not made to sleep keeps 0, whatever it is sent.
        bool refused = command != null && command[0] == ControlCode.SleepSet && seconds == 0
            && SleepTime.TryRead(command, 0, command.Length, out uint asked) && asked != 0;
        string json = refused ? Json.SleepTimeRefused(seconds, NeverSleeps) : Json.Number("sleeptime", seconds);
        Publish(entry, CommandName.SleepTimeResult, complete ? json : null, now);
    }

    private void OnNameAnswer(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        if (!NameMessage.TryReadAnswer(count, out int nameOffset, out int nameCount))
        {
            Publish(entry, CommandName.NameResult, null, now);
            return;
        }

        string name = Utf8.Decode(buffer, offset + nameOffset, nameCount);
        string address = MacAddress.Format(entry.Address);
        string wrong = nameCount == 0 ? null : WhyNot(entry, name, buffer, offset + nameOffset, nameCount);
        if (wrong != null)
        {
            _rejects.Reject(entry.Address, wrong);
        }

        // The session tells which node answers, not the address in the answer. What the node has stored as its name is not its name
        // where another node goes by it.
        string json = wrong == null ? Json.Name(name, address) : Json.Refused(wrong, address);
        _publisher.Answer(entry, CommandName.NameResult, json, now);
    }

    private string WhyNot(NodeEntry entry, string name, byte[] buffer, int offset, int count)
    {
        if (!NodeName.IsValid(buffer, offset, count))
        {
            return "the node calls itself by a name that topics cannot have; it is called by its address";
        }

        NodeEntry other = _nodes.FindByName(name);
        return other == null || other == entry
            ? null
            : "the node calls itself by a name that another node has; it is called by its address";
    }

    private void OnRestartNotice(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        int reason = count > 1 ? (sbyte)buffer[offset + 1] : 0;
        string json = null;
        if (reason == RestartReason.OtaError && count > 2)
        {
            // Nodes of version 0.9.8 do not tell the cause.
            json = Json.WentBack(reason, WentBackText.Of(buffer[offset + 2]));
        }
        else if (count > 1)
        {
            json = Json.Number("reason", reason);
        }

        Publish(entry, CommandName.Restart, json, now);
        _ota.OnRestartNotice(entry, reason, now);
    }

    private void OnProgramNotice(NodeEntry entry, byte[] buffer, int offset, int count)
    {
        if (!ProgramNotice.IsValid(buffer, offset, count))
        {
            _rejects.Reject(entry.Address, "program notice of a wrong length or without its mark");
            return;
        }

        entry.IsProgramPublished = true;
        string json = ProgramJson.Of(entry.Address, buffer, offset, count);
        _publisher.Notice(entry.TopicName, CommandName.Program, json, true);
    }

    private void Publish(NodeEntry entry, string suffix, string json, long now)
    {
        if (json == null)
        {
            _rejects.Reject(entry.Address, "control answer that is too short");
            return;
        }

        _publisher.Answer(entry, suffix, json, now);
    }
}
