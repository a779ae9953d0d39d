namespace EnigmaIoT.Shared.Buffers;

/// <summary>
/// How fast messages are handed to a client library that sends them by a thread of its own and does not say when it has: a few at a
/// time, of little size, and then none while that thread has its turn. So the library never keeps many of them.
/// </summary>
public sealed class MessagePace
{
    /// <summary>Milliseconds in which the library's thread has sent what it was handed: the time slice of a thread of nanoCLR.</summary>
    public const int TurnMilliseconds = 20;

    private readonly int _maximumMessages;
    private readonly int _maximumBytes;
    private readonly int _maximumAlone;
    private int _messages;
    private int _bytes;
    private long _since;

    /// <summary>Creates a pace.</summary>
    /// <param name="messages">The most messages that are handed over at once.</param>
    /// <param name="bytes">The most payload bytes of several messages that are handed over at once.</param>
    /// <param name="longest">The most payload bytes of a message that is handed over alone.</param>
    public MessagePace(int messages, int bytes, int longest)
    {
        _maximumMessages = messages;
        _maximumBytes = bytes;
        _maximumAlone = longest;
    }

    /// <summary>Determines whether a message can be handed over now.</summary>
    /// <param name="bytes">Its payload bytes.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public bool Allows(int bytes, long now)
    {
        if (now - _since >= TurnMilliseconds)
        {
            _since = now;
            _messages = 0;
            _bytes = 0;
        }

        return _messages == 0 ? bytes <= _maximumAlone : _messages < _maximumMessages && bytes <= _maximumBytes - _bytes;
    }

    /// <summary>Notes a message that was handed over.</summary>
    /// <param name="bytes">Its payload bytes.</param>
    public void Note(int bytes)
    {
        _messages++;
        _bytes += bytes;
    }
}
