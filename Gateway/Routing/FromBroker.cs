using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.Reports;
using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Routing;

/// <summary>Routes messages from the broker to the feature that handles them: updates or commands.</summary>
public sealed class FromBroker : IMessageIntake
{
    private const string Sender = "the broker";
    private const string PerhapsElsewhere = "no such node is registered here; another gateway of this network may know it";

    private const string NoSlots = "this gateway has no slots for an image";
    private const string OtherGateway = "another gateway of this network is on this broker, and would take the image, too";

    private readonly NodeTable _nodes;
    private readonly OtherGateways _others;
    private readonly UpdateService _updates;
    private readonly SelfUpdateService _selfUpdate;
    private readonly NodeCommands _commands;
    private readonly GatewayReports _reports;
    private readonly RejectLog _rejects;
    private readonly CommandTopicCache _topics;

    /// <summary>Creates the routing of what comes from the broker.</summary>
    /// <param name="topicBase">What all topics begin with.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="others">Whether another gateway may know a node that this one does not.</param>
    /// <param name="updates">Takes messages about updates.</param>
    /// <param name="selfUpdate">Takes the gateway's own image; null where the board has no slots.</param>
    /// <param name="commands">Takes all other commands to nodes.</param>
    /// <param name="reports">Takes questions about the gateway itself.</param>
    /// <param name="rejects">Counts refused messages.</param>
    public FromBroker(
        string topicBase,
        NodeTable nodes,
        OtherGateways others,
        UpdateService updates,
        SelfUpdateService selfUpdate,
        NodeCommands commands,
        GatewayReports reports,
        RejectLog rejects)
    {
        _topics = new CommandTopicCache(topicBase);
        _nodes = nodes;
        _others = others;
        _updates = updates;
        _selfUpdate = selfUpdate;
        _commands = commands;
        _reports = reports;
        _rejects = rejects;
    }

    /// <inheritdoc/>
    public bool OnMessage(MqttMessage message, long now)
    {
        if (message.Topic.Length > CommandTopic.MaximumCount)
        {
            _rejects.Reject(Sender, "topic of more than 100 characters");
            return true;
        }

        CommandTopic topic = _topics.Find(message.Topic);
        if (topic == null)
        {
            _rejects.Reject(message.Topic, "topic is not network/node/set|get/command");
            return true;
        }

        if (message.Retained && CommandName.IsEvent(topic.Command))
        {
            _rejects.Reject(topic.Topic, "retained command");
            return true;
        }

        if (topic.Node == CommandName.BroadcastNode)
        {
            _commands.Broadcast(topic, message.Payload);
            return true;
        }

        if (topic.Node == CommandName.GatewayNode)
        {
            OnGateway(topic, message.Payload, now);
            return true;
        }

        NodeEntry entry = Find(topic.Node);
        if (entry == null || !entry.IsRegistered)
        {
            OnUnknownNode(topic, message.Payload, now);
            return true;
        }

        entry.NoteAsked(topic.Node, now);
        switch (topic.Command)
        {
            case CommandName.SetOta:
                return _updates.OnMessage(entry, topic.Topic, message.Payload, now);
            case CommandName.GetUpdate:
                _updates.OnQuery(entry, topic.Node, now);
                return true;
            default:
                _commands.Send(entry, topic, message.Payload, now);
                return true;
        }
    }

    private NodeEntry Find(string node)
    {
        return MacAddress.TryParse(node, 0, node.Length, out long address) ? _nodes.Find(address) : _nodes.FindByName(node);
    }

    private void OnGateway(CommandTopic topic, byte[] payload, long now)
    {
        string refusal = _selfUpdate == null ? NoSlots : _others.MayBeThere ? OtherGateway : null;
        switch (topic.Command)
        {
            case CommandName.SetOta when refusal == null:
                _selfUpdate.Broker.OnMessage(topic.Topic, payload, now);
                break;
            case CommandName.GetUpdate when refusal == null:
                _selfUpdate.Broker.OnQuery();
                break;
            case CommandName.SetOta:
            case CommandName.GetUpdate:
                _commands.Refuse(topic, payload, refusal);
                break;
            default:
                if (!_reports.OnCommand(topic, payload))
                {
                    _commands.Refuse(topic, payload, CommandName.NoSuchNode);
                }

                break;
        }
    }

    private void OnUnknownNode(CommandTopic topic, byte[] payload, long now)
    {
        // A node that is away in the middle of its update is ours all the same.
        if (_others.MayBeThere && !_updates.IsCalled(topic.Node))
        {
            _rejects.Reject(topic.Topic, PerhapsElsewhere);
            return;
        }

        switch (topic.Command)
        {
            case CommandName.SetOta:
                _updates.OnUnknownNode(topic.Node, payload, now);
                _rejects.Reject(topic.Topic, CommandName.NoSuchNode);
                break;
            case CommandName.GetUpdate:
                _updates.OnQuery(null, topic.Node, now);
                break;
            default:
                _commands.Refuse(topic, payload, CommandName.NoSuchNode);
                break;
        }
    }
}
