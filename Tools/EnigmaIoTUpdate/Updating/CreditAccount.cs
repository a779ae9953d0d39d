using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>How far the gateway lets us go, and for how long nothing has got any further.</summary>
internal sealed class CreditAccount
{
    private readonly TimeSpan _stall;
    private int _highestCredit;
    private int _lastHeld;
    private bool _isRewound;

    /// <summary>Creates an account without credit.</summary>
    /// <param name="stall">How long nothing may get any further.</param>
    public CreditAccount(TimeSpan stall)
    {
        _stall = stall;
        Extend();
    }

    /// <summary>Chunks up to this one may be published.</summary>
    public int Credit { get; private set; }

    /// <summary>When the update counts as standing still.</summary>
    public Deadline Limit { get; private set; }

    /// <summary>How long it has until then, since its last progress.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>An update starts: there is no credit yet.</summary>
    public void Restart()
    {
        Credit = 0;
        _highestCredit = 0;
        _lastHeld = 0;
        _isRewound = false;
        Extend();
    }

    /// <summary>Nothing may be published until the gateway has said where the update stands.</summary>
    public void Withdraw() => Credit = 0;

    /// <summary>The gateway grants credit. Its last word counts, also where it is lower.</summary>
    /// <param name="credit">Chunks up to this one may be published.</param>
    public void Grant(int credit)
    {
        Credit = credit;
        if (_isRewound)
        {
            // The way is gone once more: what comes behind this grant is progress again.
            _isRewound = false;
            _highestCredit = credit;
        }
        else if (credit > _highestCredit)
        {
            _highestCredit = credit;
            Extend();
        }
    }

    /// <summary>The gateway has told the last chunk that is held.</summary>
    /// <param name="lastChunk">The chunk.</param>
    /// <param name="isRewind">Whether we had published more.</param>
    public void Hold(int lastChunk, bool isRewind)
    {
        _isRewound |= isRewind;
        if (lastChunk > _lastHeld)
        {
            Extend();
        }

        _lastHeld = lastChunk;
    }

    /// <summary>The update has made progress in another way, or cannot for a while: the time limit starts again.</summary>
    public void Extend() => Extend(_stall);

    /// <summary>Sets another time limit than usual for its next progress.</summary>
    /// <param name="time">The time.</param>
    public void Extend(TimeSpan time)
    {
        Time = time;
        Limit = Deadline.In(time);
    }
}
