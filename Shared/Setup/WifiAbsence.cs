namespace EnigmaIoT.Shared.Setup;

/// <summary>Decides when a gateway's Wi-Fi has been away for so long that its page comes back.</summary>
public sealed class WifiAbsence
{
    /// <summary>After so many milliseconds without the Wi-Fi the page comes back.</summary>
    public const int Limit = 300000;

    private readonly int _limit;
    private long _since = -1;

    /// <summary>Creates it.</summary>
    /// <param name="limit">After so many milliseconds; <see cref="Limit"/> on a board.</param>
    public WifiAbsence(int limit)
    {
        _limit = limit;
    }

    /// <summary>Looks whether the page has to come back.</summary>
    /// <param name="isJoined">Whether the Wi-Fi is there.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public bool Look(bool isJoined, long now)
    {
        if (isJoined)
        {
            _since = -1;
            return false;
        }

        _since = _since < 0 ? now : _since;
        return now - _since >= _limit;
    }
}
