using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Air;

/// <summary>
/// Who sends next (IEEE 802.11-2016 clause 10.3): each station waits DIFS and a random number of slots of an idle
/// channel, and keeps what is left of them while another one sends. Stations that draw the same slot do not collide
/// here: a lot decides; what collisions cost belongs into the loss probability.
/// </summary>
internal sealed class ChannelAccess
{
    private readonly Scheduler _scheduler;
    private readonly Random _random;
    private readonly Action<VirtualRadio> _granted;
    private readonly Action _onDue;
    private readonly List<Contender> _contenders = [];
    private long _queuedAt = long.MaxValue;
    private bool _busy;

    public ChannelAccess(Scheduler scheduler, Random random, Action<VirtualRadio> granted)
    {
        _scheduler = scheduler;
        _random = random;
        _granted = granted;
        _onDue = OnDue;
    }

    /// <summary>
    /// Lets a station contend for a new frame, or with a doubled window for one that was not acknowledged.
    /// </summary>
    /// <param name="contender">The station.</param>
    /// <param name="rate">The rate of its frame.</param>
    /// <param name="retry">Whether it was sent before.</param>
    public void Join(Contender contender, PhyRate rate, bool retry)
    {
        contender.Rate = rate;
        contender.Window = retry ? Math.Min((2 * contender.Window) + 1, PhyRate.MaximumWindow) : rate.MinimumWindow;
        contender.Slots = _random.Next(contender.Window + 1);
        contender.Lot = _random.Next();
        contender.CountFrom = _scheduler.Now + rate.Difs;
        _contenders.Add(contender);
        Queue();
    }

    public void Leave(Contender contender)
    {
        _contenders.Remove(contender);
    }

    /// <summary>The transmission that was granted is over.</summary>
    public void Release()
    {
        _busy = false;
        foreach (Contender contender in _contenders)
        {
            contender.CountFrom = _scheduler.Now + contender.Rate.Difs;
        }

        Queue();
    }

    private void Queue()
    {
        if (_busy || _contenders.Count == 0)
        {
            return;
        }

        long due = Expiry(First());
        if (due < _queuedAt)
        {
            _queuedAt = due;
            _scheduler.At(due, _onDue);
        }
    }

    private void OnDue()
    {
        // An event that an earlier one has overtaken finds another time here, and nothing to do.
        if (_scheduler.Now != _queuedAt)
        {
            return;
        }

        _queuedAt = long.MaxValue;
        if (_contenders.Count == 0 || Expiry(First()) > _scheduler.Now)
        {
            Queue();
            return;
        }

        Contender winner = First();
        _busy = true;
        _contenders.Remove(winner);
        foreach (Contender contender in _contenders)
        {
            long passed = Math.Max(_scheduler.Now - contender.CountFrom, 0) / contender.Rate.Slot;
            contender.Slots -= (int)Math.Min(passed, contender.Slots);
        }

        _granted(winner.Radio);
    }

    private Contender First()
    {
        Contender first = _contenders[0];
        foreach (Contender contender in _contenders)
        {
            long earlier = Expiry(contender) - Expiry(first);
            if (earlier < 0 || (earlier == 0 && contender.Lot < first.Lot))
            {
                first = contender;
            }
        }

        return first;
    }

    private long Expiry(Contender contender)
    {
        return contender.CountFrom + ((long)contender.Slots * contender.Rate.Slot);
    }
}
