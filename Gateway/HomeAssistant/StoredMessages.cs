namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Goes through the messages of a node that are kept in flash. One record at a time is in memory.</summary>
internal sealed class StoredMessages
{
    private readonly EntityStore _store;
    private readonly long _address;
    private readonly byte[] _bytes = new byte[EntityStore.RecordCount];
    private int _record;
    private int _end = EntityStore.Records;
    private int _size;
    private int _at;

    /// <summary>Begins before the first message of a node.</summary>
    /// <param name="store">Has the messages.</param>
    /// <param name="address">The node's address.</param>
    public StoredMessages(EntityStore store, long address)
    {
        _store = store;
        _address = address;
    }

    /// <summary>Begins before the first message again.</summary>
    public void Rewind()
    {
        Rewind(0, EntityStore.Records);
    }

    /// <summary>Begins before the first message of a record, which are the only ones that follow.</summary>
    /// <param name="record">0 to <see cref="EntityStore.Records"/> - 1.</param>
    public void Rewind(int record)
    {
        Rewind(record, record + 1);
    }

    /// <summary>Returns the next message, which is good until the next call; null where there is none any more.</summary>
    public EntityMessage Next()
    {
        while (true)
        {
            while (_at >= _size)
            {
                if (_record == _end)
                {
                    return null;
                }

                _size = _store.Read(_address, _record++, _bytes);
                _at = 0;
            }

            int start = _at + 1;
            int count = _bytes[_at];
            _at = start + count;
            EntityMessage message = _at > _size ? null : EntityMessage.Read(_bytes, start, count);
            if (message != null)
            {
                return message;
            }
        }
    }

    private void Rewind(int record, int end)
    {
        _record = record;
        _end = end;
        _size = 0;
        _at = 0;
    }
}
