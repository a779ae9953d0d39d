using System;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Logging;

/// <summary>
/// Counts refused input and logs it without flooding: each sender and reason once a minute, with how often it happened. The
/// table is bounded; while it is full of fresh entries, further senders share one line a minute, so that a flood under
/// forged addresses costs neither memory nor log.
/// </summary>
public sealed class RejectLog
{
    /// <summary>The number of pairs of sender and reason that are distinguished.</summary>
    public const int Capacity = 16;

    /// <summary>The number of reasons that are counted one by one. Further ones count in <see cref="Total"/> alone.</summary>
    public const int MaximumReasons = 32;

    private const int ReasonsGrowth = 4;

    /// <summary>A sender and reason is logged at most once in so many milliseconds.</summary>
    public const int IntervalMilliseconds = 60000;

    private readonly ILog _log;
    private readonly IClock _clock;

    // One array for each fact of the pairs; the last place is that of all further senders, and has no sender and no reason.
    private readonly long[] _senders = new long[Capacity + 1];
    private readonly string[] _reasons = TextArray.Make(Capacity + 1);
    private readonly long[] _loggedAt = new long[Capacity + 1];
    private readonly int[] _counts = new int[Capacity + 1];

    // How often each reason was met since the start; the arrays grow with the reasons that there are.
    private string[] _totalReasons;
    private int[] _totals;

    // Senders in words, where they have no address: topics. Made with the first one.
    private string[] _words;

    /// <summary>Creates an empty table.</summary>
    public RejectLog(ILog log, IClock clock)
    {
        _log = log;
        _clock = clock;
        _loggedAt[Capacity] = -IntervalMilliseconds;
    }

    /// <summary>Gets how much input was refused since the start.</summary>
    public int Total { get; private set; }

    /// <summary>Gets the number of reasons that are counted one by one.</summary>
    public int Reasons { get; private set; }

    /// <summary>Gets a reason that was met since the start.</summary>
    /// <param name="index">0 to <see cref="Reasons"/> - 1.</param>
    public string ReasonAt(int index)
    {
        return _totalReasons[index];
    }

    /// <summary>Gets how often it was met.</summary>
    /// <param name="index">0 to <see cref="Reasons"/> - 1.</param>
    public int CountAt(int index)
    {
        return _totals[index];
    }

    /// <summary>Counts a refusal and logs it where it was not logged within the last minute.</summary>
    /// <param name="sender">The sender's address; <see cref="MacAddress.None"/> where it has none.</param>
    /// <param name="reason">Why, in words: a constant, so that nothing is allocated unless a line is written.</param>
    public void Reject(long sender, string reason)
    {
        Count(sender, null, reason);
    }

    /// <summary>Counts a refusal, and logs it where it is not to be expected.</summary>
    /// <param name="sender">The sender's address.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="isLogged">Whether a line is to be written.</param>
    public void Reject(long sender, string reason, bool isLogged)
    {
        if (isLogged)
        {
            Count(sender, null, reason);
        }
        else
        {
            CountReason(reason);
        }
    }

    /// <summary>Counts a refusal of input that came by other ways than the air, and logs it as the other does.</summary>
    /// <param name="sender">Who sent it, in words: a topic.</param>
    /// <param name="reason">Why, in words.</param>
    public void Reject(string sender, string reason)
    {
        Count(MacAddress.None, sender, reason);
    }

    private void Count(long sender, string words, string reason)
    {
        CountReason(reason);
        long now = _clock.Milliseconds;
        int place = Find(sender, words, reason, now);
        _counts[place]++;
        if (now - _loggedAt[place] < IntervalMilliseconds)
        {
            return;
        }

        _log.Write(LogLevel.Warning, Describe(place));
        _loggedAt[place] = now;
        _counts[place] = 0;
    }

    private void CountReason(string reason)
    {
        Total++;
        int i = 0;
        while (i < Reasons && _totalReasons[i] != reason)
        {
            i++;
        }

        if (i == Reasons && i < MaximumReasons)
        {
            GrowReasons();
            _totalReasons[i] = reason;
            Reasons++;
        }

        if (i < Reasons)
        {
            _totals[i]++;
        }
    }

    private void GrowReasons()
    {
        if (_totals != null && Reasons < _totals.Length)
        {
            return;
        }

        string[] reasons = TextArray.Make(Reasons + ReasonsGrowth);
        int[] totals = new int[Reasons + ReasonsGrowth];
        if (_totals != null)
        {
            Array.Copy(_totalReasons, 0, reasons, 0, Reasons);
            Array.Copy(_totals, 0, totals, 0, Reasons);
        }

        _totalReasons = reasons;
        _totals = totals;
    }

    private string WordsAt(int place)
    {
        return _words == null ? null : _words[place];
    }

    private string Describe(int place)
    {
        string text = _reasons[place] == null
            ? "refused input of further senders"
            : "refused from " + (WordsAt(place) ?? MacAddress.Format(_senders[place])) + ": " + _reasons[place];
        return _counts[place] > 1 ? text + " (" + _counts[place].ToString() + " times)" : text;
    }

    private int Find(long sender, string words, string reason, long now)
    {
        int free = Capacity;
        for (int i = 0; i < Capacity; i++)
        {
            if (_reasons[i] == null || now - _loggedAt[i] >= IntervalMilliseconds)
            {
                free = i;
            }

            if (_senders[i] == sender && _reasons[i] == reason && WordsAt(i) == words)
            {
                return i;
            }
        }

        if (free != Capacity)
        {
            Put(free, sender, words, reason, now);
        }

        return free;
    }

    private void Put(int place, long sender, string words, string reason, long now)
    {
        _senders[place] = sender;
        _reasons[place] = reason;
        _counts[place] = 0;

        // A line is due for it at once.
        _loggedAt[place] = now - IntervalMilliseconds;
        if (words != null && _words == null)
        {
            _words = TextArray.Make(Capacity);
        }

        if (_words != null)
        {
            _words[place] = words;
        }
    }
}
