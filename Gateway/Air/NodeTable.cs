using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Air;

/// <summary>The nodes that the gateway knows: a fixed number of entries, made at start-up.</summary>
public sealed class NodeTable
{
    private readonly NodeEntry[] _entries;

    /// <summary>Creates a table of empty entries.</summary>
    public NodeTable(int capacity, IFrameKeys keys)
    {
        Statistics = new PacketStatistics(capacity);
        _entries = new NodeEntry[capacity];
        for (int i = 0; i < capacity; i++)
        {
            _entries[i] = new NodeEntry(i, keys);
        }
    }

    /// <summary>Gets the counts of the nodes' data messages.</summary>
    public PacketStatistics Statistics { get; }

    /// <summary>Gets or sets how many updates are running, be their nodes there or away.</summary>
    public int UpdatesRunning { get; set; }

    /// <summary>Gets how many nodes fit in.</summary>
    public int Capacity
    {
        get { return _entries.Length; }
    }

    /// <summary>Gets how many nodes are registered.</summary>
    public int Registered
    {
        get
        {
            int count = 0;
            for (int i = 0; i < _entries.Length; i++)
            {
                count += _entries[i].IsRegistered ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Gets whether an entry is free.</summary>
    public bool HasRoom
    {
        get
        {
            int i = 0;
            while (i < _entries.Length && _entries[i].Address != MacAddress.None)
            {
                i++;
            }

            return i < _entries.Length;
        }
    }

    /// <summary>Gets an entry by the node's id, 0 to <see cref="Capacity"/> - 1.</summary>
    public NodeEntry At(int id)
    {
        return _entries[id];
    }

    /// <summary>Finds a node by its address.</summary>
    /// <returns>Null where it is not in the table.</returns>
    public NodeEntry Find(long address)
    {
        if (address == MacAddress.None)
        {
            return null;
        }

        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Address == address)
            {
                return _entries[i];
            }
        }

        return null;
    }

    /// <summary>Finds a node by its name.</summary>
    /// <returns>Null where no node has that name.</returns>
    public NodeEntry FindByName(string name)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Name != null && _entries[i].Name == name)
            {
                return _entries[i];
            }
        }

        return null;
    }

    /// <summary>Finds a registered node whose name differs from a text in the case of ASCII letters, if at all.</summary>
    /// <returns>Null where there is none.</returns>
    public NodeEntry FindByNameInAnyCase(string name)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            NodeEntry entry = _entries[i];
            if (entry.IsRegistered && entry.Name != null && AsciiText.EqualsInAnyCase(entry.Name, name))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Gives a name to a node. Answers of other nodes do not go under it any more, though somebody asked for them so.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="name">A name that no other node has.</param>
    public void GiveName(NodeEntry entry, string name)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i] != entry)
            {
                _entries[i].ForgetAsked(name);
            }
        }

        entry.SetName(name);
    }

    /// <summary>Gives a free entry to a node.</summary>
    /// <returns>Null where the table is full.</returns>
    public NodeEntry Assign(long address)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Address == MacAddress.None)
            {
                _entries[i].Assign(address);
                Statistics.Clear(i);
                return _entries[i];
            }
        }

        return null;
    }
}
