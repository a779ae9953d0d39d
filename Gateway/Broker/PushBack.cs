namespace EnigmaIoT.Gateway.Broker;

/// <summary>When the publisher of an image is told to continue from another chunk: at once, then at most once a second.</summary>
public sealed class PushBack
{
    private const int PauseMilliseconds = 1000;

    private long _notBefore;

    /// <summary>Gets or sets whether the publisher has to be told: a chunk is missing, or could not be taken.</summary>
    public bool IsNeeded { get; set; }

    /// <summary>Returns in how many milliseconds the publisher has to be told; 0 where it is now.</summary>
    /// <returns><see cref="int.MaxValue"/> where it does not have to be told.</returns>
    public int Wait(long now)
    {
        if (!IsNeeded)
        {
            return int.MaxValue;
        }

        return now < _notBefore ? (int)(_notBefore - now) : 0;
    }

    /// <summary>The publisher was told.</summary>
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
