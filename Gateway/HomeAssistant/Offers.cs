namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>The images that are offered: a few, with a bound for all their texts.</summary>
internal sealed class Offers
{
    /// <summary>The most offers.</summary>
    public const int Capacity = 4;

    /// <summary>The most characters of all their texts.</summary>
    public const int MaximumText = 1536;

    private readonly Offer[] _offers = new Offer[Capacity];

    /// <summary>Gets an offer by its place, 0 to <see cref="Capacity"/> - 1; null where there is none.</summary>
    public Offer At(int place)
    {
        return _offers[place];
    }

    /// <summary>Takes an offer, in the place of an earlier one for the same program.</summary>
    /// <returns>False where there is no room for it: an earlier one is gone all the same.</returns>
    public bool Put(Offer offer)
    {
        Remove(offer.Program);
        int free = -1;
        int text = offer.TextCount;
        for (int i = 0; i < Capacity; i++)
        {
            text += _offers[i] == null ? 0 : _offers[i].TextCount;
            free = _offers[i] == null ? i : free;
        }

        if (free < 0 || text > MaximumText)
        {
            return false;
        }

        _offers[free] = offer;
        return true;
    }

    /// <summary>Forgets what was offered for a program.</summary>
    public void Remove(string program)
    {
        int place = PlaceOf(program);
        if (place >= 0)
        {
            _offers[place] = null;
        }
    }

    private int PlaceOf(string program)
    {
        int place = Capacity - 1;
        while (place >= 0 && (_offers[place] == null || _offers[place].Program != program))
        {
            place--;
        }

        return place;
    }
}
