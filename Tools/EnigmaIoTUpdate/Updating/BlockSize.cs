namespace EnigmaIoT.Update.Updating;

/// <summary>
/// How many chunks go into one message: as many as the gateway takes, fewer where the broker shows that it takes no message so
/// large. Brokers say nothing of such a limit: some cut the connection, some throw the message away.
/// </summary>
/// <param name="largest">What the gateway takes, 1 or more.</param>
internal sealed class BlockSize(int largest)
{
    // One message may get lost for other reasons.
    private const int LossesBorne = 1;

    private int _proven = 1;
    private int _tried;
    private int _end;
    private int _credit;
    private int _losses;

    /// <summary>Gets the most chunks of a message.</summary>
    public int Chunks { get; private set; } = largest;

    /// <summary>Notes a message of a size that has not got through yet.</summary>
    /// <param name="last">Its last chunk.</param>
    /// <param name="count">How many chunks it has.</param>
    /// <param name="credit">The credit at that time.</param>
    public void OnSent(int last, int count, int credit)
    {
        if (_end == 0 && count > _proven)
        {
            _end = last;
            _tried = count;
            _credit = credit;
        }
    }

    /// <summary>Notes what the gateway told without being asked: more credit is only granted for chunks that it took.</summary>
    /// <param name="credit">The credit.</param>
    public void OnCredit(int credit)
    {
        if (_end > 0 && credit > _credit)
        {
            Prove();
        }
    }

    /// <summary>Notes what the gateway holds after all that was sent.</summary>
    /// <param name="held">Every chunk up to this one is held.</param>
    /// <returns>How many chunks were too many; 0 where nothing has changed.</returns>
    public int OnHeld(int held)
    {
        if (_end == 0)
        {
            return 0;
        }

        if (held < _end)
        {
            return OnLost();
        }

        Prove();
        return 0;
    }

    /// <summary>Notes that the connection was cut.</summary>
    /// <returns>How many chunks were too many; 0 where nothing has changed.</returns>
    public int OnCut() => _end == 0 ? 0 : OnLost();

    private void Prove()
    {
        _proven = _tried;
        _losses = 0;
        _end = 0;
    }

    private int OnLost()
    {
        _end = 0;
        if (_losses++ < LossesBorne)
        {
            return 0;
        }

        _losses = 0;
        Chunks = Math.Max(_proven, _tried / 2);
        return _tried;
    }
}
