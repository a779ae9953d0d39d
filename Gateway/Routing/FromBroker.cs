using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.HomeAssistant;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Routing;

/// <summary>Routes messages from the broker to the feature that handles them: updates or commands.</summary>
public sealed class FromBroker : IMessageIntake
{
    private const string Sender = "the broker";
    private const string UnknownHere = "no such node is registered here; another gateway of this network may know it";

    private readonly NodeTable _nodes;
    private readonly OtherGateways _others;
    private readonly UpdateService _updates;
    private readonly NodeCommands _commands;
    private readonly ToGateway _toGateway;
    private readonly HomeAssistantService _homeAssistant;
    private readonly RejectLog _rejects;
    private readonly CommandTopicCache _topics;

    /// <summary>Creates the routing of what comes from the broker.</summary>
    /// <param name="topicBase">What all topics begin with.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="others">Whether another gateway may know a node that this one does not.</param>
    /// <param name="updates">Takes messages about updates.</param>
    /// <param name="commands">Takes all other commands to nodes.</param>
    /// <param name="toGateway">Takes commands for the gateway itself.</param>
    /// <param name="homeAssistant">Takes offers, and orders to install them; null where nobody gives them.</param>
    /// <param name="rejects">Counts refused messages.</param>
    public FromBroker(
        string topicBase,
        NodeTable nodes,
        OtherGateways others,
        UpdateService updates,
        NodeCommands commands,
        ToGateway toGateway,
        HomeAssistantService homeAssistant,
        RejectLog rejects)
    {
        _topics = new CommandTopicCache(topicBase);
        _nodes = nodes;
        _others = others;
        _updates = updates;
        _commands = commands;
        _toGateway = toGateway;
        _homeAssistant = homeAssistant;
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
            if (topic.Command == CommandName.SetGroup || topic.Command == CommandName.GetGroup)
            {
                OnGroup(topic, message.Payload, now);
                return true;
            }

            Refuse(topic, message.Payload, _toGateway.OnMessage(topic, message.Payload, _others.MayExist, now));
            return true;
        }

        // In the place of the node stands the name of a program.
        if (topic.Command == CommandName.SetOffer && _homeAssistant != null)
        {
            Refuse(topic, message.Payload, _homeAssistant.OnOffer(topic.Node, message.Payload));
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
            case CommandName.SetInstall when _homeAssistant != null:
                Refuse(topic, message.Payload, _homeAssistant.OnInstall(entry, message.Payload, now));
                return true;
            default:
                _commands.Send(entry, topic, message.Payload, now);
                return true;
        }
    }

    private void OnGroup(CommandTopic topic, byte[] payload, long now)
    {
        if (_others.MayExist)
        {
            _commands.Refuse(topic, payload, ToGateway.OtherGateway);
        }
        else if (topic.Command == CommandName.GetGroup)
        {
            _updates.OnGroupQuery();
        }
        else
        {
            _updates.OnGroupMessage(topic.Topic, payload, now);
        }
    }

    private void Refuse(CommandTopic topic, byte[] payload, string reason)
    {
        if (reason != null)
        {
            _commands.Refuse(topic, payload, reason);
        }
    }

    private NodeEntry Find(string node)
    {
        return MacAddress.TryParse(node, 0, node.Length, out long address) ? _nodes.Find(address) : _nodes.FindByName(node);
    }

    private void OnUnknownNode(CommandTopic topic, byte[] payload, long now)
    {
        // A node that is away in the middle of its update is ours all the same.
        if (_others.MayExist && !_updates.IsCalled(topic.Node))
        {
            _rejects.Reject(topic.Topic, UnknownHere);
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
