namespace EnigmaIoT.Shared.AccessPoint;

/// <summary>
/// Which address each guest of the board's access point has. A guest that comes again gets the one that it had; where all are given
/// away, the one whose time was over first is given to another guest.
/// </summary>
public sealed class AddressLeases
{
    /// <summary>The number of addresses: more than the access point takes stations, because a phone may use a new MAC address each time.</summary>
    public const int Count = 16;

    /// <summary>The duration of a lease, in seconds.</summary>
    public const int LeaseSeconds = 1200;

    /// <summary>The time for which an offered address is reserved, in milliseconds.</summary>
    public const int OfferMilliseconds = 30000;

    private const uint FirstBehindOwn = 1;

    private readonly uint _first;
    private readonly long[] _guests = new long[Count];
    private readonly long[] _until = new long[Count];

    /// <summary>Makes it with all addresses free.</summary>
    /// <param name="own">The board's own address; those behind it are given away.</param>
    public AddressLeases(uint own)
    {
        _first = own + FirstBehindOwn;
    }

    /// <summary>Keeps an address for a guest that asks for one.</summary>
    /// <param name="guest">Its MAC address, not 0.</param>
    /// <param name="wished">The address that it would like; 0 for any.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>The address; 0 where none is free.</returns>
    public uint Offer(long guest, uint wished, long now)
    {
        int place = PlaceOf(guest);
        if (place < 0)
        {
            place = Place(wished);
            place = place >= 0 && IsFree(place, now) ? place : LongestFree(now);
            if (place < 0)
            {
                return 0;
            }

            _guests[place] = guest;
            _until[place] = 0;
        }

        Keep(place, now + OfferMilliseconds);
        return _first + (uint)place;
    }

    /// <summary>Leases the requested address to a guest.</summary>
    /// <param name="guest">Its MAC address, not 0.</param>
    /// <param name="address">The address, offered before or had before.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>False where another guest has it, or where it is none of this network.</returns>
    public bool Take(long guest, uint address, long now)
    {
        int place = Place(address);
        if (place < 0 || (_guests[place] != guest && !IsFree(place, now)))
        {
            return false;
        }

        int before = PlaceOf(guest);
        if (before >= 0 && before != place)
        {
            _guests[before] = 0;
            _until[before] = 0;
        }

        _guests[place] = guest;
        Keep(place, now + (LeaseSeconds * 1000L));
        return true;
    }

    private void Keep(int place, long until)
    {
        _until[place] = until > _until[place] ? until : _until[place];
    }

    private int Place(uint address)
    {
        return address >= _first && address - _first < Count ? (int)(address - _first) : -1;
    }

    private int PlaceOf(long guest)
    {
        int place = Count - 1;
        while (place >= 0 && _guests[place] != guest)
        {
            place--;
        }

        return place;
    }

    private bool IsFree(int place, long now)
    {
        return _guests[place] == 0 || _until[place] <= now;
    }

    private int LongestFree(long now)
    {
        int found = -1;
        for (int i = 0; i < Count; i++)
        {
            if (IsFree(i, now) && (found < 0 || _until[i] < _until[found]))
            {
                found = i;
            }
        }

        return found;
    }
}
