using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>The topics and identifiers of one node, as its entities name them.</summary>
internal sealed class NodeNames
{
    /// <summary>Collects the names of a node.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="topicName">How it is called in topics.</param>
    /// <param name="hasName">Whether that is a name of its own.</param>
    /// <param name="publisher">Knows the network's topics.</param>
    public NodeNames(long address, string topicName, bool hasName, Publisher publisher)
    {
        Address = TopicWord.OfAddress(address);
        Label = topicName;
        Word = hasName ? TopicWord.Of(topicName, topicName.Length) : Address;
        Data = publisher.Topic(topicName, CommandName.Data);
        SetData = publisher.Topic(topicName, CommandName.SetData);
    }

    /// <summary>Collects the names of a node.</summary>
    public NodeNames(NodeEntry entry, Publisher publisher)
        : this(entry.Address, entry.TopicName, entry.Name != null, publisher)
    {
    }

    /// <summary>Gets the address as 12 hex digits.</summary>
    public string Address { get; }

    /// <summary>Gets the name for people.</summary>
    public string Label { get; }

    /// <summary>Gets the name as topics of discovery take it; the address where the node has none.</summary>
    public string Word { get; }

    /// <summary>Gets the topic of the node's data.</summary>
    public string Data { get; }

    /// <summary>Gets the topic of data for the node.</summary>
    public string SetData { get; }
}
