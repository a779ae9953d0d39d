namespace EnigmaIoT.Update.Deltas;

/// <summary>The four last addresses of a window, by which the next ones are told in fewer bytes (RFC 3284, 5.1).</summary>
internal struct NearCache
{
    /// <summary>Addresses that are kept.</summary>
    public const int Count = 4;

    private int _first;
    private int _second;
    private int _third;
    private int _fourth;
    private int _next;

    /// <summary>Gets an address.</summary>
    /// <param name="index">0 to 3.</param>
    public readonly int this[int index] => index switch
    {
        0 => _first,
        1 => _second,
        2 => _third,
        _ => _fourth,
    };

    /// <summary>Takes the address of a copy.</summary>
    public void Add(int address)
    {
        switch (_next)
        {
            case 0:
                _first = address;
                break;
            case 1:
                _second = address;
                break;
            case 2:
                _third = address;
                break;
            default:
                _fourth = address;
                break;
        }

        _next = (_next + 1) % Count;
    }

    /// <summary>Finds how an address is told in the fewest bytes.</summary>
    /// <param name="address">The address, counted from the start of the window's segment.</param>
    /// <param name="here">Where the copy goes, counted in the same way.</param>
    /// <param name="value">What is written.</param>
    /// <returns>The mode: 0 the address itself, 1 back from here, 2 to 5 on from one that is kept.</returns>
    public readonly int Mode(int address, int here, out int value)
    {
        int mode = 0;
        value = address;
        if (here - address < value)
        {
            mode = 1;
            value = here - address;
        }

        for (int i = 0; i < Count; i++)
        {
            int on = address - this[i];
            if (on >= 0 && on < value)
            {
                mode = 2 + i;
                value = on;
            }
        }

        return mode;
    }
}
