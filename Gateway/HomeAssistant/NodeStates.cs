using EnigmaIoT.Gateway.Air;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>What is kept of each node, in arrays for all of them: some ten bytes a node.</summary>
internal sealed class NodeStates
{
    private const int MaximumSleep = short.MaxValue;

    private readonly byte[] _flags;
    private readonly short[] _sleep;
    private readonly int[] _owners;

    /// <summary>Creates the states of no nodes.</summary>
    /// <param name="capacity">How many nodes there may be; their ids are less.</param>
    public NodeStates(int capacity)
    {
        _flags = new byte[capacity];
        _sleep = new short[capacity];
        _owners = new int[capacity];
    }

    /// <summary>Gets how many nodes there may be.</summary>
    public int Capacity
    {
        get { return _flags.Length; }
    }

    /// <summary>Determines whether a flag of a node is set.</summary>
    public bool Has(int id, NodeFlags flag)
    {
        return ((NodeFlags)_flags[id] & flag) != 0;
    }

    /// <summary>Sets or clears a flag of a node.</summary>
    public void Set(int id, NodeFlags flag, bool isSet)
    {
        NodeFlags flags = (NodeFlags)_flags[id];
        _flags[id] = (byte)(isSet ? flags | flag : flags & ~flag);
    }

    /// <summary>Gets for how many seconds a node sleeps; 0 where that is not known.</summary>
    public int SleepSeconds(int id)
    {
        return _sleep[id];
    }

    /// <summary>Notes for how many seconds a node sleeps.</summary>
    /// <returns>False where that was known.</returns>
    public bool SetSleep(int id, uint seconds)
    {
        short known = (short)(seconds > MaximumSleep ? MaximumSleep : (int)seconds);
        bool isNew = _sleep[id] != known;
        _sleep[id] = known;
        return isNew;
    }

    /// <summary>A node has registered: where the id was another's before, nothing is known of it.</summary>
    /// <returns>Whether it was another's, or nobody's.</returns>
    public bool Own(NodeEntry entry)
    {
        int id = entry.Id;
        bool isAnother = _owners[id] != (int)entry.Address;
        if (isAnother)
        {
            Clear(id);
            _owners[id] = (int)entry.Address;
        }

        if (entry.Sleepy)
        {
            Set(id, NodeFlags.CanSleep, true);
        }

        return isAnother;
    }

    /// <summary>Forgets a node.</summary>
    public void Clear(int id)
    {
        _flags[id] = 0;
        _sleep[id] = 0;
        _owners[id] = 0;
    }

    /// <summary>Gets the next node with a flag.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="from">The first id to look at; behind the last one follows the first.</param>
    /// <returns>-1 where none has it.</returns>
    public int Find(NodeFlags flag, int from)
    {
        for (int i = 0; i < _flags.Length; i++)
        {
            int id = (from + i) % _flags.Length;
            if (Has(id, flag))
            {
                return id;
            }
        }

        return -1;
    }
}
