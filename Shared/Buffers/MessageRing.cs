using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Buffers;

/// <summary>
/// A bounded queue of MQTT messages between a client library's thread and the pump. Policy: first in, first out; what finds no
/// room is refused and counted. It does not lock: whoever shares it does.
/// </summary>
public sealed class MessageRing
{
    private readonly string[] _topics;
    private readonly byte[][] _payloads;
    private readonly bool[] _retained;
    private readonly int _maximumBytes;
    private int _first;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="capacity">The most messages in it.</param>
    /// <param name="maximumBytes">The most payload bytes in it.</param>
    public MessageRing(int capacity, int maximumBytes)
    {
        _topics = TextArray.Make(capacity);
        _payloads = new byte[capacity][];
        _retained = new bool[capacity];
        _maximumBytes = maximumBytes;
    }

    /// <summary>Gets how many messages wait.</summary>
    public int Count { get; private set; }

    /// <summary>Gets how many payload bytes wait.</summary>
    public int Bytes { get; private set; }

    /// <summary>Gets how many messages were refused since the start.</summary>
    public int Refused { get; private set; }

    /// <summary>Adds a message. The queue keeps <paramref name="payload"/>.</summary>
    /// <returns>False where there is no room for it.</returns>
    public bool Add(string topic, byte[] payload, bool retained)
    {
        if (Count == _topics.Length || payload.Length > _maximumBytes - Bytes)
        {
            Refused++;
            return false;
        }

        int index = (_first + Count) % _topics.Length;
        _topics[index] = topic;
        _payloads[index] = payload;
        _retained[index] = retained;
        Bytes += payload.Length;
        Count++;
        return true;
    }

    /// <summary>Takes the oldest message.</summary>
    /// <returns>False where there is none.</returns>
    public bool Take(MqttMessage message)
    {
        if (Count == 0)
        {
            return false;
        }

        message.Topic = _topics[_first];
        message.Payload = _payloads[_first];
        message.Retained = _retained[_first];
        Bytes -= message.Payload.Length;
        _topics[_first] = null;
        _payloads[_first] = null;
        _first = (_first + 1) % _topics.Length;
        Count--;
        return true;
    }

    /// <summary>Drops every message.</summary>
    public void Clear()
    {
        while (Count > 0)
        {
            _topics[_first] = null;
            _payloads[_first] = null;
            _first = (_first + 1) % _topics.Length;
            Count--;
        }

        Bytes = 0;
    }
}
