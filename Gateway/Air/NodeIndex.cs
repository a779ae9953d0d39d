namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Finds the places of a table by a number of what stands there (its hash), in the same few steps however many there are: places of equal
/// numbers are chained.
/// </summary>
internal sealed class NodeIndex
{
    /// <summary>No place.</summary>
    public const int None = -1;

    private readonly short[] _first;
    private readonly short[] _next;

    /// <summary>Creates an empty index.</summary>
    /// <param name="capacity">Places of the table, at most 32,767.</param>
    public NodeIndex(int capacity)
    {
        int chains = 1;
        while (chains < capacity)
        {
            chains *= 2;
        }

        _first = new short[chains];
        _next = new short[capacity];
        Clear();
    }

    /// <summary>Gets how many places were handed out to look at since the start. It wraps.</summary>
    public int Looks { get; private set; }

    /// <summary>Gets the number of a MAC address.</summary>
    public static int Of(long address)
    {
        // The last bytes differ between boards of one maker, often by an even pace.
        int low = (int)address;
        int high = (int)(address >> 32);
        int mixed = (low ^ high) * 0x2C1B3C6D;
        return mixed ^ ((mixed >> 15) & 0x1FFFF);
    }

    /// <summary>Gets the number of a name.</summary>
    public static int Of(string name)
    {
        int mixed = name.Length;
        for (int i = 0; i < name.Length; i++)
        {
            mixed = (mixed * 31) + name[i];
        }

        return Of((long)mixed);
    }

    /// <summary>Gets the first place to look at.</summary>
    /// <param name="number">The number of what is looked for.</param>
    /// <returns><see cref="None"/> where there is none.</returns>
    public int First(int number)
    {
        int place = _first[Chain(number)];
        Looks += place == None ? 0 : 1;
        return place;
    }

    /// <summary>Gets the place to look at behind another one.</summary>
    /// <returns><see cref="None"/> where there is none.</returns>
    public int Next(int place)
    {
        int next = _next[place];
        Looks += next == None ? 0 : 1;
        return next;
    }

    /// <summary>Adds a place.</summary>
    /// <param name="place">The place; it is not in the index.</param>
    /// <param name="number">The number of what stands there.</param>
    public void Add(int place, int number)
    {
        int chain = Chain(number);
        _next[place] = _first[chain];
        _first[chain] = (short)place;
    }

    /// <summary>Takes a place away.</summary>
    /// <param name="place">The place; where it is not in the index nothing happens.</param>
    /// <param name="number">The number of what stands there.</param>
    public void Remove(int place, int number)
    {
        int chain = Chain(number);
        if (_first[chain] == place)
        {
            _first[chain] = _next[place];
            return;
        }

        int before = _first[chain];
        while (before != None && _next[before] != place)
        {
            before = _next[before];
        }

        if (before != None)
        {
            _next[before] = _next[place];
        }
    }

    /// <summary>Takes all places away.</summary>
    public void Clear()
    {
        for (int i = 0; i < _first.Length; i++)
        {
            _first[i] = None;
        }
    }

    private int Chain(int number)
    {
        return number & (_first.Length - 1);
    }
}
