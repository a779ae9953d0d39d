namespace EnigmaIoT.Gateway.Updates;

/// <summary>The nodes of an update of many, in flat arrays: 11 bytes each.</summary>
internal sealed class GroupMembers
{
    private readonly long[] _addresses;
    private readonly byte[] _states;
    private readonly ushort[] _missing;

    /// <summary>Makes room for nodes.</summary>
    /// <param name="most">How many there may be.</param>
    public GroupMembers(int most)
    {
        _addresses = new long[most];
        _states = new byte[most];
        _missing = new ushort[most];
    }

    /// <summary>Gets how many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets whether no other one finds room.</summary>
    public bool IsFull
    {
        get { return Count == _addresses.Length; }
    }

    /// <summary>Adds a node, which is invited, and misses all chunks.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="chunks">Number of chunks of the image.</param>
    public void Add(long address, int chunks)
    {
        _addresses[Count] = address;
        _states[Count] = (byte)GroupMemberState.Invited;
        _missing[Count] = (ushort)chunks;
        Count++;
    }

    /// <summary>Finds a node.</summary>
    /// <returns>Its place; -1 where it is none of them.</returns>
    public int Find(long address)
    {
        int place = Count - 1;
        while (place >= 0 && _addresses[place] != address)
        {
            place--;
        }

        return place;
    }

    /// <summary>Gets a node's address.</summary>
    public long Address(int place)
    {
        return _addresses[place];
    }

    /// <summary>Gets how a node stands.</summary>
    public GroupMemberState State(int place)
    {
        return (GroupMemberState)_states[place];
    }

    /// <summary>Determines whether a node takes part, or is invited to.</summary>
    public bool IsIn(int place)
    {
        return State(place) <= GroupMemberState.Ready;
    }

    /// <summary>Sets how a node stands.</summary>
    public void SetState(int place, GroupMemberState state)
    {
        _states[place] = (byte)state;
    }

    /// <summary>Invites a node again that was to be updated by itself.</summary>
    public void InviteAgain(int place, int chunks)
    {
        _states[place] = (byte)GroupMemberState.Invited;
        _missing[place] = (ushort)chunks;
    }

    /// <summary>Gets how many chunks a node missed when it was last asked.</summary>
    public int Missing(int place)
    {
        return _missing[place];
    }

    /// <summary>Notes how many chunks a node misses.</summary>
    public void SetMissing(int place, int chunks)
    {
        _missing[place] = (ushort)chunks;
    }

    /// <summary>Counts the nodes that stand so.</summary>
    public int CountOf(GroupMemberState state)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            count += State(i) == state ? 1 : 0;
        }

        return count;
    }
}
