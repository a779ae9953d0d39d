using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>The topics and identifiers of one node, as its entities name them, and what it can do.</summary>
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
        Plain = hasName ? TopicWord.Of(topicName, topicName.Length) : Address;

        // Two names that differ in what topics do not take must not meet under one topic.
        Word = !hasName || Plain == topicName ? Plain : Plain + "_" + Address.Substring(Address.Length - TopicWord.ClashDigits);
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

    /// <summary>Gets or sets the name with which identifiers of its own entities begin; empty where they come from the address.</summary>
    public string Identity { get; set; } = string.Empty;

    /// <summary>Gets or sets whether it sleeps between its messages.</summary>
    public bool Sleeps { get; set; }

    /// <summary>Gets or sets whether it reports its program.</summary>
    public bool ReportsProgram { get; set; }

    /// <summary>
    /// Gets or sets after how many seconds without a message what it measured is not known any more, where it says nothing else; 0 for
    /// never.
    /// </summary>
    public int ExpireSeconds { get; set; }

    /// <summary>Gets the name for people.</summary>
    public string Label { get; }

    /// <summary>Gets the name with what topics of discovery do not take replaced; the address where the node has none.</summary>
    public string Plain { get; }

    /// <summary>Gets the name as topics of discovery take it, no other node's; the address where the node has none.</summary>
    public string Word { get; }

    /// <summary>Gets the topic of the node's data.</summary>
    public string Data { get; }

    /// <summary>Gets the topic of data for the node.</summary>
    public string SetData { get; }

    /// <summary>Gets the identifier of one of the node's own entities.</summary>
    /// <param name="message">Describes it.</param>
    public string IdOf(EntityMessage message)
    {
        string suffix = message.Suffix == null ? string.Empty : "_" + message.Suffix;
        return Identity.Length > 0
            ? Identity + suffix
            : DeviceParts.IdOf(Address) + "_" + EntityWords.Platform(message.Kind) + suffix;
    }
}
