namespace EnigmaIoT.Update.Deltas;

/// <summary>By how much the last copies were moved.</summary>
internal struct Diagonals
{
    /// <summary>How many are kept.</summary>
    public const int Count = 3;

    private int _last;
    private int _second;
    private int _third;

    /// <summary>Gets how far the place of a copy lies behind where it was copied from; 0 where there was none.</summary>
    /// <param name="index">0 for the last copy, up to 2.</param>
    public readonly int this[int index] => index == 0 ? _last : index == 1 ? _second : _third;

    /// <summary>Takes a copy.</summary>
    public void Add(int distance)
    {
        if (distance == _last)
        {
            return;
        }

        _third = distance == _second ? _third : _second;
        _second = _last;
        _last = distance;
    }
}
