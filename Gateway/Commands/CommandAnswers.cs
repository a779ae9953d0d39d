using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>Publishes what nodes answer to commands.</summary>
public sealed class CommandAnswers
{
    private const string NeverSleeps = "the node does not sleep";

    private readonly NodeTable _nodes;
    private readonly CommandRetries _retries;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;

    /// <summary>Creates the publisher of answers.</summary>
    /// <param name="nodes">The nodes, whose names are compared.</param>
    /// <param name="retries">The commands whose answers are awaited.</param>
    /// <param name="publisher">Where answers go.</param>
    /// <param name="rejects">Counts refused answers.</param>
    public CommandAnswers(NodeTable nodes, CommandRetries retries, Publisher publisher, RejectLog rejects)
    {
        _nodes = nodes;
        _retries = retries;
        _publisher = publisher;
        _rejects = rejects;
    }

    /// <summary>Takes the control bytes of an answer.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="buffer">Holds the answer at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnAnswer(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        byte[] command = _retries.OnAnswer(entry, buffer, offset, count);
        switch (buffer[offset])
        {
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
            default:
                _rejects.Reject(entry.Address, "control answer of an unknown kind");
                break;
        }
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
        string wrong = nameCount == 0 ? null : GetRefusal(entry, name, buffer, offset + nameOffset, nameCount);
        if (wrong != null)
        {
            _rejects.Reject(entry.Address, wrong);
        }

        // The session tells which node answers, not the address in the answer. What the node has stored as its name is not its name
        // where another node goes by it.
        string json = wrong == null ? Json.Name(name, address) : Json.Refused(wrong, address);
        _publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.NameResult, json);
    }

    private string GetRefusal(NodeEntry entry, string name, byte[] buffer, int offset, int count)
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

    private void Publish(NodeEntry entry, string suffix, string json, long now)
    {
        if (json == null)
        {
            _rejects.Reject(entry.Address, "control answer that is too short");
            return;
        }

        _publisher.Answer(entry.TopicName, entry.AskedForm(now), suffix, json);
    }
}
