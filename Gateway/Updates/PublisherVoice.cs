using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>What is said of an update: to its publisher, and to the log. It knows the node's name also when the node is gone.</summary>
internal sealed class PublisherVoice
{
    private readonly Publisher _publisher;
    private readonly ILog _log;
    private readonly CreditNotice _credit;
    private string _topicName;

    // A node that has registered anew goes by its address until it has told its name again; its publisher knows the name.
    private string _firstName;

    /// <summary>Makes the voice of a relay.</summary>
    public PublisherVoice(Publisher publisher, ILog log)
    {
        _publisher = publisher;
        _log = log;
        _credit = new CreditNotice(publisher);
    }

    /// <summary>Gets the address of the node that the update is for.</summary>
    public long NodeAddress { get; private set; }

    /// <summary>Gets whether the broker is there.</summary>
    public bool IsHeard
    {
        get { return _publisher.IsConnected; }
    }

    /// <summary>Starts with an update.</summary>
    public void Begin(long address, string topicName, byte[] md5)
    {
        NodeAddress = address;
        _topicName = topicName;
        _firstName = topicName;
        _credit.Begin(md5);
    }

    /// <summary>Determines whether the node is called so: by its name or its MAC address.</summary>
    public bool IsCalled(string node)
    {
        return node == _topicName || node == _firstName
            || (MacAddress.TryParse(node, 0, node.Length, out long address) && address == NodeAddress);
    }

    /// <summary>A node has taken a name: where it is not this one, the name is not used for this one any more.</summary>
    public void YieldName(string name, long address)
    {
        if (address != NodeAddress)
        {
            _topicName = _topicName == name ? MacAddress.Format(NodeAddress) : _topicName;
            _firstName = _firstName == name ? _topicName : _firstName;
        }
    }

    /// <summary>Publishes an OTA answer.</summary>
    /// <param name="entry">The node; null where it is gone.</param>
    /// <param name="json">The payload.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Tell(NodeEntry entry, string json, long now)
    {
        if (entry == null)
        {
            _publisher.Notice(_topicName, CommandName.OtaResult, json, false);
            return;
        }

        _topicName = entry.TopicName;
        _publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.OtaResult, json);
    }

    /// <summary>Has the credit told anew.</summary>
    public void RestartCredit()
    {
        _credit.Restart();
    }

    /// <summary>Tells a publisher that goes by credit how far it may go, where that is due.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int TellCredit(NodeEntry entry, int credit, int chunks, long now)
    {
        return _credit.Pump(entry, credit, chunks, now);
    }

    /// <summary>Writes a line that names the node.</summary>
    public void Log(LogLevel level, string text)
    {
        _log.Write(level, MacAddress.Format(NodeAddress) + ": " + text);
    }
}
