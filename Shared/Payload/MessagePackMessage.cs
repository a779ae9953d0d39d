namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Writes one MessagePack map into a buffer, value by value, without an allocation: what a node sends. A value that does not fit
/// leaves the message as it was.
/// </summary>
public sealed class MessagePackMessage
{
    /// <summary>The most values of a message: its head is then one byte.</summary>
    public const int MaximumEntries = 15;

    private readonly byte[] _buffer;
    private readonly int _room;
    private int _end;
    private int _entries;

    /// <summary>Creates an empty message.</summary>
    /// <param name="buffer">Receives it from its start.</param>
    /// <param name="room">The most bytes of it, 1 or more.</param>
    public MessagePackMessage(byte[] buffer, int room)
    {
        _buffer = buffer;
        _room = room;
        Begin();
    }

    /// <summary>Gets how many values it has.</summary>
    public int Entries
    {
        get { return _entries; }
    }

    /// <summary>Gets its bytes.</summary>
    public int Count
    {
        get { return _end; }
    }

    /// <summary>Begins it anew.</summary>
    public void Begin()
    {
        _entries = 0;
        _end = 1;
        _buffer[0] = MessagePackCode.FixMap;
    }

    /// <summary>Adds a whole number.</summary>
    /// <param name="key">Its key: 1 to 255 ASCII characters.</param>
    /// <param name="value">The number.</param>
    /// <returns>False where it does not fit.</returns>
    public bool Add(string key, int value)
    {
        return Close(MessagePackWriter.WriteInteger(_buffer, AddKey(key), _room, value));
    }

    /// <summary>Adds a number, as a whole one where it is one.</summary>
    /// <param name="key">Its key: 1 to 255 ASCII characters.</param>
    /// <param name="value">The number, neither NaN nor infinite.</param>
    /// <returns>False where it does not fit.</returns>
    public bool Add(string key, double value)
    {
        // Beyond that a double has no fractions, and may have no counterpart among the whole numbers.
        bool isWhole = value > -4503599627370496.0 && value < 4503599627370496.0 && (long)value == value;
        int at = AddKey(key);
        return Close(
            isWhole
                ? MessagePackWriter.WriteInteger(_buffer, at, _room, (long)value)
                : MessagePackWriter.WriteDouble(_buffer, at, _room, value));
    }

    /// <summary>Adds a text.</summary>
    /// <param name="key">Its key: 1 to 255 ASCII characters.</param>
    /// <param name="text">The text: characters of the basic multilingual plane.</param>
    /// <returns>False where it does not fit.</returns>
    public bool Add(string key, string text)
    {
        int start = AddKey(key);
        int at = ByteWriter.WriteByte(_buffer, start, _room, 0);
        for (int i = 0; i < text.Length; i++)
        {
            at = ByteWriter.WriteCharacter(_buffer, at, _room, text[i]);
        }

        return Close(MessagePackWriter.CloseString(_buffer, start, at, _room));
    }

    private int AddKey(string key)
    {
        return _entries == MaximumEntries ? ByteWriter.Failed : MessagePackWriter.WriteText(_buffer, _end, _room, key);
    }

    private bool Close(int end)
    {
        if (end < 0)
        {
            return false;
        }

        _end = end;
        _entries++;
        _buffer[0] = (byte)(MessagePackCode.FixMap | _entries);
        return true;
    }
}
