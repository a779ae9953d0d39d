using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Air;

/// <summary>The nodes that the gateway knows: a fixed number of entries, made at start-up.</summary>
public sealed class NodeTable
{
    /// <summary>A table of so many entries or fewer is looked through: an index takes memory, which a board without PSRAM lacks.</summary>
    public const int MaximumWithoutIndex = 64;

    private readonly NodeEntry[] _entries;
    private readonly NodeIndex _byAddress;
    private readonly NodeIndex _byName;

    // An entry is changing, or was when there was no memory to go on: the indices may not be of the entries.
    private bool _isChanging;

    /// <summary>Creates a table of empty entries.</summary>
    public NodeTable(int capacity, IFrameKeys keys)
    {
        Statistics = new PacketStatistics(capacity);
        _entries = new NodeEntry[capacity];
        for (int i = 0; i < capacity; i++)
        {
            _entries[i] = new NodeEntry(i, keys);
        }

        if (capacity > MaximumWithoutIndex)
        {
            _byAddress = new NodeIndex(capacity);
            _byName = new NodeIndex(capacity);
        }
    }

    /// <summary>Gets the counts of the nodes' data messages.</summary>
    public PacketStatistics Statistics { get; }

    /// <summary>Gets or sets how many updates are running, be their nodes there or away.</summary>
    public int UpdatesRunning { get; set; }

    /// <summary>Gets how many entries the index has had looked at since the start, by address and by name; 0 in a table without one.</summary>
    public int Looks
    {
        get { return _byAddress == null ? 0 : _byAddress.Looks + _byName.Looks; }
    }

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

        if (_byAddress != null)
        {
            if (_isChanging)
            {
                MakeIndices();
            }

            int place = _byAddress.First(NodeIndex.Of(address));
            while (place != NodeIndex.None && _entries[place].Address != address)
            {
                place = _byAddress.Next(place);
            }

            return place == NodeIndex.None ? null : _entries[place];
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
        if (_byName != null)
        {
            if (_isChanging)
            {
                MakeIndices();
            }

            int place = name == null ? NodeIndex.None : _byName.First(NodeIndex.Of(name));
            while (place != NodeIndex.None && _entries[place].Name != name)
            {
                place = _byName.Next(place);
            }

            return place == NodeIndex.None ? null : _entries[place];
        }

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

    /// <summary>Sets the name of a node. Answers of other nodes are no longer published under it.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="name">A name that no other node has.</param>
    public void SetName(NodeEntry entry, string name)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i] != entry)
            {
                _entries[i].ForgetAsked(name);
            }
        }

        _isChanging = true;
        ForgetName(entry);
        entry.SetName(name);
        _byName?.Add(entry.Id, NodeIndex.Of(name));
        _isChanging = false;
    }

    /// <summary>Assigns a free entry to a node.</summary>
    /// <returns>Null where the table is full.</returns>
    public NodeEntry Assign(long address)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Address == MacAddress.None)
            {
                _isChanging = true;
                Statistics.Clear(i);
                _entries[i].Assign(address);
                _byAddress?.Add(i, NodeIndex.Of(address));
                _isChanging = false;
                return _entries[i];
            }
        }

        return null;
    }

    /// <summary>Ends a node's session and gives its entry back.</summary>
    public void Release(NodeEntry entry)
    {
        _isChanging = true;
        ForgetName(entry);
        if (entry.Address != MacAddress.None)
        {
            _byAddress?.Remove(entry.Id, NodeIndex.Of(entry.Address));
        }

        entry.Release();
        _isChanging = false;
    }

    private void MakeIndices()
    {
        _byAddress.Clear();
        _byName.Clear();
        for (int i = 0; i < _entries.Length; i++)
        {
            NodeEntry entry = _entries[i];
            if (entry.Address != MacAddress.None)
            {
                _byAddress.Add(i, NodeIndex.Of(entry.Address));
            }

            if (entry.Name != null)
            {
                _byName.Add(i, NodeIndex.Of(entry.Name));
            }
        }

        _isChanging = false;
    }

    private void ForgetName(NodeEntry entry)
    {
        if (_byName != null && entry.Name != null)
        {
            _byName.Remove(entry.Id, NodeIndex.Of(entry.Name));
        }
    }
}
