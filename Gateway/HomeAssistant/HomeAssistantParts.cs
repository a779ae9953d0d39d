using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Logging;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>What the announcements of a gateway work with.</summary>
internal sealed class HomeAssistantParts
{
    /// <summary>Collects the parts of a gateway.</summary>
    public HomeAssistantParts(GatewayConfig config, GatewayParts parts, NodeAir air, Publisher publisher, RejectLog rejects)
    {
        Config = config;
        Platform = parts;
        Air = air;
        Publisher = publisher;
        Rejects = rejects;
        Store = new EntityStore(parts.Store);
        States = new NodeStates(air.Nodes.Capacity);
        Address = TopicWord.OfAddress(parts.Radio.Address);
    }

    /// <summary>Gets how the gateway is set up.</summary>
    public GatewayConfig Config { get; }

    /// <summary>Gets what the platform gives it.</summary>
    public GatewayParts Platform { get; }

    /// <summary>Gets the nodes.</summary>
    public NodeAir Air { get; }

    /// <summary>Gets where announcements go.</summary>
    public Publisher Publisher { get; }

    /// <summary>Gets the count of what is refused.</summary>
    public RejectLog Rejects { get; }

    /// <summary>Gets what flash keeps of the nodes.</summary>
    public EntityStore Store { get; }

    /// <summary>Gets what is kept of them in memory.</summary>
    public NodeStates States { get; }

    /// <summary>Gets the gateway's address as 12 hex digits.</summary>
    public string Address { get; }

    /// <summary>Gets how a node is called in topics, or the gateway, whose place is behind the last node's; null where there is none.</summary>
    public string TopicNameOf(int id)
    {
        return id == Air.Nodes.Capacity ? CommandName.GatewayNode : Air.Nodes.At(id).TopicName;
    }
}
