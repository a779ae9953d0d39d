using System.Text;
using EnigmaIoT.Shared.Payload;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>One discovery message of a node: a MessagePack map that describes one entity. It stays in its caller's buffer.</summary>
internal sealed class EntityMessage
{
    private const int MaximumSuffix = 32;

    // The longest number in JSON: a sign, ten digits, nine decimal places and an exponent.
    private const int MaximumNumber = 32;

    // Codes of MessagePack: short maps and lists have the same three upper bits.
    private const int Nil = 0xC0;
    private const int False = 0xC2;
    private const int FirstNumber = 0xCA;
    private const int LastNumber = 0xD3;
    private const int FirstLongContainer = 0xDC;
    private const int LastLongContainer = 0xDF;
    private const int ShortContainer = 0x80;
    private const int ShortContainerMask = 0xE0;

    private readonly byte[] _buffer;
    private readonly int _offset;
    private readonly int _count;

    private EntityMessage(byte[] buffer, int offset, int count)
    {
        _buffer = buffer;
        _offset = offset;
        _count = count;
    }

    /// <summary>Gets the kind of entity.</summary>
    public EntityKind Kind { get; private set; }

    /// <summary>
    /// Gets what tells the node's entities of that kind apart, as topics and identifiers take it: letters, digits, hyphens and underscores;
    /// null for a node's only one.
    /// </summary>
    public string Suffix { get; private set; }

    /// <summary>Reads a message.</summary>
    /// <param name="buffer">Holds it at <paramref name="offset"/>, for as long as it is used.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its bytes.</param>
    /// <returns>Null where it is none, or of a kind that is not built.</returns>
    public static EntityMessage Read(byte[] buffer, int offset, int count)
    {
        if (!MessagePackFields.IsMap(buffer, offset, count))
        {
            return null;
        }

        EntityMessage message = new EntityMessage(buffer, offset, count);
        message.Kind = (EntityKind)message.Number("type", 0);
        if (EntityWords.Platform(message.Kind) == null)
        {
            return null;
        }

        string suffix = message.Word("nmsfx");
        message.Suffix = suffix == null ? null : TopicWord.Of(suffix, MaximumSuffix);
        return message;
    }

    /// <summary>Determines whether two messages describe one entity.</summary>
    public bool IsSameEntity(EntityMessage other)
    {
        return Kind == other.Kind && Suffix == other.Suffix;
    }

    /// <summary>Gets a whole number.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="otherwise">What is returned where there is none.</param>
    public int Number(string key, int otherwise)
    {
        return MessagePackFields.TryReadNumber(_buffer, At(key), _offset + _count, out int value) ? value : otherwise;
    }

    /// <summary>Determines whether a key has a whole number.</summary>
    public bool IsWhole(string key)
    {
        return MessagePackFields.TryReadNumber(_buffer, At(key), _offset + _count, out _);
    }

    /// <summary>Determines whether a key has a value that is neither false nor 0, as the reference asks (ArduinoJson, <c>as&lt;bool&gt;</c>).</summary>
    public bool IsTrue(string key)
    {
        int at = At(key);
        if (at < 0 || _buffer[at] == Nil || _buffer[at] == False || _buffer[at] == 0)
        {
            return false;
        }

        // Behind the code of a wider number stand its bytes; one of them is not 0.
        int end = _buffer[at] >= FirstNumber && _buffer[at] <= LastNumber ? MessagePackFields.Skip(_buffer, at, _offset + _count) : at;
        for (int i = at + 1; i < end; i++)
        {
            if (_buffer[i] != 0)
            {
                return true;
            }
        }

        return end == at;
    }

    /// <summary>Gets a text; null where the key has none, or an empty one.</summary>
    public string Text(string key)
    {
        int at = At(key);
        return MessagePackFields.TryReadText(_buffer, ref at, _offset + _count, out int count) && count > 0
            ? Encoding.UTF8.GetString(_buffer, at, count)
            : null;
    }

    /// <summary>Gets a text, or a number, true or false as JSON has it; null where the key has none of them, or an empty text.</summary>
    public string Word(string key)
    {
        int at = At(key);
        int text = at;
        bool isText = MessagePackFields.TryReadText(_buffer, ref text, _offset + _count, out _);
        if (at < 0 || isText || _buffer[at] == Nil || IsContainer(_buffer[at]))
        {
            return isText ? Text(key) : null;
        }

        byte[] json = new byte[MaximumNumber];
        int count = MessagePackToJson.Convert(_buffer, at, _offset + _count - at, json, 0, json.Length);
        return count < 0 ? null : Encoding.UTF8.GetString(json, 0, count);
    }

    /// <summary>Writes the value under a key as JSON. What has parts of its own is passed over: Home Assistant takes none there.</summary>
    /// <param name="key">Its key in the message.</param>
    /// <param name="name">Its key in the document.</param>
    /// <param name="document">Receives both; nothing where there is no such value.</param>
    public void Copy(string key, string name, JsonWriter document)
    {
        int at = At(key);
        if (at >= 0 && _buffer[at] != Nil && !IsContainer(_buffer[at]))
        {
            document.MessagePack(name, _buffer, at, MessagePackFields.Skip(_buffer, at, _offset + _count) - at);
        }
    }

    private static bool IsContainer(int code)
    {
        return (code & ShortContainerMask) == ShortContainer || (code >= FirstLongContainer && code <= LastLongContainer);
    }

    private int At(string key)
    {
        return MessagePackFields.Find(_buffer, _offset, _count, key);
    }
}
