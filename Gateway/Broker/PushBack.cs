namespace EnigmaIoT.Gateway.Broker;

/// <summary>Decides when a publisher is sent back to another chunk: at once, then at most once a second.</summary>
public sealed class PushBack
{
    private const int PauseMilliseconds = 1000;

    private long _notBefore;

    /// <summary>Gets or sets whether the publisher has to be sent back: a chunk is missing, or was not accepted.</summary>
    public bool IsNeeded { get; set; }

    /// <summary>Returns in how many milliseconds the publisher has to be sent back; 0 for now.</summary>
    /// <returns><see cref="int.MaxValue"/> where it does not.</returns>
    public int Wait(long now)
    {
        if (!IsNeeded)
        {
            return int.MaxValue;
        }

        return now < _notBefore ? (int)(_notBefore - now) : 0;
    }

    /// <summary>Called when the publisher was sent back.</summary>
    public void OnReported(long now)
    {
        IsNeeded = false;
        _notBefore = now + PauseMilliseconds;
    }

    /// <summary>Starts with another image.</summary>
    public void Restart()
    {
        IsNeeded = false;
        _notBefore = 0;
    }
}
