using System;
using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Messages to nodes that are not sealed yet, in one buffer: each takes as many bytes as it has, and nine. Policy: first in, first
/// out; what finds no room is refused.
/// </summary>
public sealed class DownlinkRing
{
    /// <summary>The most messages.</summary>
    public const int Capacity = 16;

    /// <summary>The most bytes: sixteen messages of 87 bytes, or six of the longest.</summary>
    public const int MaximumBytes = 1536;

    /// <summary>The same where the heap is small: ten messages of 87 bytes, or three of the longest.</summary>
    public const int TightBytes = 1024;

    /// <summary>The type of a message that is a whole frame. No frame has it.</summary>
    public const byte WholeFrame = 0;

    private const int EncodingOffset = 1;
    private const int CountOffset = 2;
    private const int AddressOffset = 3;
    private const int HeadCount = AddressOffset + MacAddress.Count;

    /// <summary>The messages, one behind the other: type, encoding, count, destination (6 bytes), body. The rest is zero.</summary>
    public readonly byte[] Bytes;

    private readonly NodeEntry[] _entries = new NodeEntry[Capacity];
    private int _count;
    private int _end;

    /// <summary>Creates an empty ring.</summary>
    /// <param name="size">Its bytes.</param>
    public DownlinkRing(int size = MaximumBytes)
    {
        Bytes = new byte[size];
    }

    /// <summary>Gets how many messages wait.</summary>
    public int Count
    {
        get { return _count; }
    }

    /// <summary>Adds a message.</summary>
    /// <param name="entry">The node; null for a broadcast and for frames that need no session.</param>
    /// <param name="destination">Where the frame goes.</param>
    /// <param name="type">The frame's type, or <see cref="WholeFrame"/>.</param>
    /// <param name="encoding">The payload's encoding, in frames that have one.</param>
    /// <param name="body">Payload or control bytes, or the whole frame, from <paramref name="offset"/> on.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">Their number, 1 to 250.</param>
    /// <returns>False where there is no room.</returns>
    public bool TryAdd(NodeEntry entry, long destination, byte type, byte encoding, byte[] body, int offset, int count)
    {
        if (_count == Capacity || _end + HeadCount + count > Bytes.Length)
        {
            return false;
        }

        Bytes[_end] = type;
        Bytes[_end + EncodingOffset] = encoding;
        Bytes[_end + CountOffset] = (byte)count;
        MacAddress.Write(destination, Bytes, _end + AddressOffset);
        Array.Copy(body, offset, Bytes, _end + HeadCount, count);
        _entries[_count] = entry;
        _end += HeadCount + count;
        _count++;
        return true;
    }

    /// <summary>Gets the node of a message.</summary>
    /// <param name="index">Which message, 0 for the oldest.</param>
    public NodeEntry Entry(int index)
    {
        return _entries[index];
    }

    /// <summary>Gets where a message starts in <see cref="Bytes"/>.</summary>
    /// <param name="index">Which message, 0 for the oldest.</param>
    public int Find(int index)
    {
        int at = 0;
        for (int i = 0; i < index; i++)
        {
            at += HeadCount + BodyCount(at);
        }

        return at;
    }

    /// <summary>Gets the type of the message that starts at <paramref name="at"/>.</summary>
    public byte Type(int at)
    {
        return Bytes[at];
    }

    /// <summary>Gets the encoding of the message that starts at <paramref name="at"/>.</summary>
    public byte Encoding(int at)
    {
        return Bytes[at + EncodingOffset];
    }

    /// <summary>Gets where the message that starts at <paramref name="at"/> goes.</summary>
    public long Destination(int at)
    {
        return MacAddress.Read(Bytes, at + AddressOffset);
    }

    /// <summary>Gets where the body starts of the message that starts at <paramref name="at"/>.</summary>
    public int BodyOffset(int at)
    {
        return at + HeadCount;
    }

    /// <summary>Gets how many bytes the body has of the message that starts at <paramref name="at"/>.</summary>
    public int BodyCount(int at)
    {
        return Bytes[at + CountOffset];
    }

    /// <summary>Removes a message, and wipes it: it may hold a key.</summary>
    /// <param name="index">Which message, 0 for the oldest.</param>
    public void Remove(int index)
    {
        // Until the bytes are moved nothing has changed; behind that nothing is called, for which there might be no memory.
        int at = Find(index);
        int count = HeadCount + BodyCount(at);
        Array.Copy(Bytes, at + count, Bytes, at, _end - at - count);
        _end -= count;
        _count--;
        for (int i = index; i < _count; i++)
        {
            _entries[i] = _entries[i + 1];
        }

        _entries[_count] = null;
        Array.Clear(Bytes, _end, count);
    }
}
