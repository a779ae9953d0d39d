using System;
using System.Text;
using EnigmaIoT.Shared.Payload;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Writes JSON into a buffer of a given size: a short document, or one part of a longer one after the other.</summary>
internal sealed class JsonWriter
{
    private readonly byte[] _buffer;
    private int _position;

    /// <summary>Creates an empty text.</summary>
    /// <param name="capacity">The most bytes that it may have at a time.</param>
    public JsonWriter(int capacity)
    {
        _buffer = new byte[capacity];
    }

    /// <summary>Gets what was written, from the first byte on.</summary>
    public byte[] Buffer
    {
        get { return _buffer; }
    }

    /// <summary>Gets how many bytes were written; -1 where they did not fit.</summary>
    public int Count
    {
        get { return _position; }
    }

    /// <summary>Gets or sets whether keys are written in their short form.</summary>
    public bool IsShort { get; set; }

    /// <summary>Forgets what was written: the next part begins.</summary>
    public void Clear()
    {
        _position = 0;
    }

    /// <summary>Writes what stands between two members, where a part begins with the second one.</summary>
    public void Separate()
    {
        _position = ByteWriter.WriteByte(_buffer, _position, _buffer.Length, ',');
    }

    /// <summary>Begins an object or a list.</summary>
    /// <param name="name">Its key; null for the root or in a list.</param>
    /// <param name="bracket">What it begins with.</param>
    public void Begin(string name, char bracket)
    {
        Name(name);
        _position = ByteWriter.WriteByte(_buffer, _position, _buffer.Length, bracket);
    }

    /// <summary>Ends an object or a list.</summary>
    /// <param name="bracket">What it ends with.</param>
    public void End(char bracket)
    {
        _position = ByteWriter.WriteByte(_buffer, _position, _buffer.Length, bracket);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="name">Its key; null in a list.</param>
    /// <param name="value">The text; where it is null, nothing is written.</param>
    public void Text(string name, string value)
    {
        if (value != null)
        {
            Name(name);
            byte[] bytes = Encoding.UTF8.GetBytes(value);
            _position = JsonString.Write(_buffer, _position, _buffer.Length, bytes, 0, bytes.Length);
        }
    }

    /// <summary>Writes a number, true or false.</summary>
    /// <param name="name">Its key.</param>
    /// <param name="value">It, as JSON has it.</param>
    public void Literal(string name, string value)
    {
        Name(name);
        _position = ByteWriter.WriteAscii(_buffer, _position, _buffer.Length, value);
    }

    /// <summary>Writes a value that is MessagePack.</summary>
    /// <param name="name">Its key.</param>
    /// <param name="input">Holds the value at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its bytes.</param>
    public void MessagePack(string name, byte[] input, int offset, int count)
    {
        Name(name);
        if (_position >= 0)
        {
            int length = MessagePackToJson.Convert(input, offset, count, _buffer, _position, _buffer.Length - _position);
            _position = length < 0 ? ByteWriter.Failed : _position + length;
        }
    }

    /// <summary>Returns what was written; null where it did not fit.</summary>
    public byte[] ToBytes()
    {
        if (_position < 0)
        {
            return null;
        }

        byte[] bytes = new byte[_position];
        Array.Copy(_buffer, 0, bytes, 0, _position);
        return bytes;
    }

    private void Name(string name)
    {
        int last = _position > 0 ? _buffer[_position - 1] : ',';
        if (last != '{' && last != '[' && last != ',')
        {
            _position = ByteWriter.WriteByte(_buffer, _position, _buffer.Length, ',');
        }

        if (name != null)
        {
            name = IsShort ? ShortKey.Of(name) : name;
            _position = ByteWriter.WriteByte(_buffer, _position, _buffer.Length, '"');
            _position = ByteWriter.WriteAscii(_buffer, _position, _buffer.Length, name);
            _position = ByteWriter.WriteByte(_buffer, _position, _buffer.Length, '"');
            _position = ByteWriter.WriteByte(_buffer, _position, _buffer.Length, ':');
        }
    }
}
