using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>Reports that a command failed, and why: on MQTT, to whoever sent it, and in the log.</summary>
internal sealed class CommandRefusals
{
    /// <summary>Why a command for a sleepy node is refused for which there is no room.</summary>
    public const string SleeperFull = "too much waits for sleeping nodes: try again behind the node's next message";

    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;

    /// <summary>Creates the refusals of a gateway.</summary>
    public CommandRefusals(Publisher publisher, RejectLog rejects)
    {
        _publisher = publisher;
        _rejects = rejects;
    }

    /// <summary>Refuses a command as it comes, under the node as it was asked.</summary>
    /// <param name="topic">The command's topic.</param>
    /// <param name="payload">Its payload. Of an update, only message 0 is answered: its chunks come by the thousand.</param>
    /// <param name="reason">Why.</param>
    public void Refuse(CommandTopic topic, byte[] payload, string reason)
    {
        _rejects.Reject(topic.Topic, reason);
        if (topic.Command != CommandName.SetOta)
        {
            _publisher.Notice(topic.Node, CommandName.ResultOf(topic.Command), Json.Refused(reason), false);
        }
        else if (payload.Length > 1 && payload[0] == '0' && payload[1] == ',')
        {
            _publisher.Notice(topic.Node, CommandName.OtaResult, Json.Ota(OtaStatus.StartError, reason, null, null), false);
        }
    }

    /// <summary>Reports the failure of a command that was accepted before, under the node's name and the form of address of the command.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="address">The address that it had when the command was taken: the entry may be another node's by now.</param>
    /// <param name="command">The command, such as <c>set/data</c>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void GiveUp(NodeEntry entry, long address, string command, string reason, long now)
    {
        string json = Json.Refused(reason);
        string suffix = CommandName.ResultOf(command);
        if (entry.Address == address)
        {
            _rejects.Reject(entry.TopicName + "/" + command, reason);
            _publisher.Answer(entry.TopicName, entry.AskedForm(now), suffix, json);
            return;
        }

        string node = MacAddress.Format(address);
        _rejects.Reject(node + "/" + command, reason);
        _publisher.Notice(node, suffix, json, false);
    }
}
