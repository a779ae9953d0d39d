using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// The discovery messages of nodes, in flash: a node sends them once, and they count again when it takes another name. A node has
/// up to four records; each holds messages, one byte of length before each. A fifth one says how the node was announced; the gateway has
/// that one alone.
/// </summary>
internal sealed class EntityStore
{
    /// <summary>Records of a node.</summary>
    public const int Records = 4;

    /// <summary>The most messages of a record: their entities have a document of their own, which is bounded.</summary>
    public const int MessagesOfRecord = 6;

    /// <summary>Bytes of a record: the store takes no more.</summary>
    public const int RecordCount = 512;

    private readonly IConfigStore _store;

    /// <summary>Creates the store.</summary>
    public EntityStore(IConfigStore store)
    {
        _store = store;
        Nodes = new AnnouncedNodes(store);
    }

    /// <summary>Gets whose records there are.</summary>
    public AnnouncedNodes Nodes { get; }

    /// <summary>Reads a record.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="record">0 to <see cref="Records"/> - 1.</param>
    /// <param name="buffer">Receives up to <see cref="RecordCount"/> bytes.</param>
    /// <returns>Its bytes; 0 where there is none.</returns>
    public int Read(long address, int record, byte[] buffer)
    {
        int count = _store.Read(NameOf(address, record), buffer);
        return count < 0 ? 0 : count;
    }

    /// <summary>Reads how a node was announced.</summary>
    /// <param name="address">The node's address.</param>
    public NodeRecord ReadState(long address)
    {
        byte[] buffer = new byte[NodeRecord.MaximumCount];
        return NodeRecord.Read(buffer, Read(address, Records, buffer));
    }

    /// <summary>Keeps how a node was announced.</summary>
    /// <returns>False where flash takes nothing.</returns>
    public bool WriteState(long address, NodeRecord state)
    {
        Nodes.Add(address);
        byte[] buffer = new byte[NodeRecord.MaximumCount];
        return _store.Write(NameOf(address, Records), buffer, state.Write(buffer));
    }

    /// <summary>Determines whether a node that is a device may have one of its documents at the broker.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="state">How it was announced.</param>
    /// <param name="place">0 for its first document, or the record whose entities it has.</param>
    public bool HasDocument(long address, NodeRecord state, int place)
    {
        return place == 0 || (state.Documents & (1 << place)) != 0 || Read(address, place, new byte[RecordCount]) > 0;
    }

    /// <summary>Forgets a node.</summary>
    /// <param name="address">The node's address.</param>
    public void Forget(long address)
    {
        byte[] buffer = new byte[RecordCount];
        for (int record = 0; record <= Records; record++)
        {
            if (Read(address, record, buffer) > 0)
            {
                _store.Write(NameOf(address, record), buffer, 0);
            }
        }

        Nodes.Remove(address);
    }

    /// <summary>Keeps a message, in place of the one that described the same entity.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="message">The message.</param>
    /// <param name="bytes">Holds its bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 to 255.</param>
    /// <returns>False where it could not be kept: there are too many, or flash takes nothing.</returns>
    public bool Put(long address, EntityMessage message, byte[] bytes, int offset, int count)
    {
        byte[] buffer = new byte[RecordCount];
        int free = -1;
        for (int record = 0; record < Records; record++)
        {
            int size = Read(address, record, buffer);
            int at = Find(buffer, size, message);
            if (at >= 0)
            {
                if (IsEqual(buffer, at, bytes, offset, count))
                {
                    return true;
                }

                int next = at + 1 + buffer[at];
                Array.Copy(buffer, next, buffer, at, size - next);
                size -= next - at;
            }

            bool hasRoom = size + 1 + count <= RecordCount && MessagesIn(buffer, size) < MessagesOfRecord;
            if (hasRoom && (at >= 0 || free < 0))
            {
                free = record;
            }

            if (at >= 0)
            {
                // In its record again where it fits; else it leaves this one, and goes where there is room.
                if (free == record)
                {
                    return Append(address, record, buffer, size, bytes, offset, count);
                }

                NoteMove(address);
                if (!_store.Write(NameOf(address, record), buffer, size))
                {
                    return false;
                }
            }
        }

        return free >= 0 && Append(address, free, buffer, Read(address, free, buffer), bytes, offset, count);
    }

    private static int MessagesIn(byte[] buffer, int size)
    {
        int messages = 0;
        for (int at = 0; at < size; at += 1 + buffer[at])
        {
            messages++;
        }

        return messages;
    }

    private static int Find(byte[] buffer, int size, EntityMessage message)
    {
        for (int at = 0; at < size; at += 1 + buffer[at])
        {
            EntityMessage other = EntityMessage.Read(buffer, at + 1, buffer[at]);
            if (other != null && other.IsSameEntity(message))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsEqual(byte[] buffer, int at, byte[] bytes, int offset, int count)
    {
        int i = 0;
        while (i < count && buffer[at] == count && buffer[at + 1 + i] == bytes[offset + i])
        {
            i++;
        }

        return i == count;
    }

    private static string NameOf(long address, int record)
    {
        return "h" + TopicWord.OfAddress(address) + record.ToString();
    }

    private void NoteMove(long address)
    {
        NodeRecord state = ReadState(address);
        if (state.Form == AnnouncedForm.Device && !state.HasMoved)
        {
            state.HasMoved = true;
            WriteState(address, state);
        }
    }

    private bool Append(long address, int record, byte[] buffer, int size, byte[] bytes, int offset, int count)
    {
        buffer[size] = (byte)count;
        Array.Copy(bytes, offset, buffer, size + 1, count);
        return _store.Write(NameOf(address, record), buffer, size + 1 + count);
    }
}
