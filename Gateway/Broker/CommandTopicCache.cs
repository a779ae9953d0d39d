namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// The last few topics, taken apart: an update sends thousands of messages under one topic, and none of them may allocate.
/// </summary>
public sealed class CommandTopicCache
{
    private const int Capacity = 8;

    private readonly string _prefix;
    private readonly CommandTopic[] _topics = new CommandTopic[Capacity];
    private int _next;

    /// <summary>Creates a cache for the topics of a network.</summary>
    public CommandTopicCache(string topicBase)
    {
        _prefix = topicBase + "/";
    }

    /// <summary>Takes a topic apart, or finds it done.</summary>
    /// <returns>Null where it is no command's topic.</returns>
    public CommandTopic Find(string topic)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (_topics[i] != null && _topics[i].Topic == topic)
            {
                return _topics[i];
            }
        }

        CommandTopic parsed = CommandTopic.Parse(_prefix, topic);
        if (parsed != null)
        {
            _topics[_next] = parsed;
            _next = (_next + 1) % Capacity;
        }

        return parsed;
    }
}
