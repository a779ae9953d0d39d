using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Logging;

/// <summary>
/// Counts refused input and logs it without flooding: each sender and reason once a minute, with how often it happened. The
/// table is bounded; while it is full of fresh entries, further senders share one line a minute, so that a flood under
/// forged addresses costs neither memory nor log.
/// </summary>
public sealed class RejectLog
{
    /// <summary>How many pairs of sender and reason are told apart.</summary>
    public const int Capacity = 16;

    /// <summary>A sender and reason is logged at most once in so many milliseconds.</summary>
    public const int IntervalMilliseconds = 60000;

    private readonly ILog _log;
    private readonly IClock _clock;
    private readonly RejectEntry[] _entries = new RejectEntry[Capacity];
    private readonly RejectEntry _others = new RejectEntry();

    /// <summary>Makes an empty table.</summary>
    public RejectLog(ILog log, IClock clock)
    {
        _log = log;
        _clock = clock;
        for (int i = 0; i < Capacity; i++)
        {
            _entries[i] = new RejectEntry();
        }
    }

    /// <summary>Gets how much input was refused since the start.</summary>
    public int Total { get; private set; }

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
            Total++;
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
        Total++;
        long now = _clock.Milliseconds;
        RejectEntry entry = Find(sender, words, reason, now);
        entry.Count++;
        if (entry.Logged && now - entry.LoggedAt < IntervalMilliseconds)
        {
            return;
        }

        _log.Write(LogLevel.Warning, Describe(entry));
        entry.Logged = true;
        entry.LoggedAt = now;
        entry.Count = 0;
    }

    private static string Describe(RejectEntry entry)
    {
        string text = entry.Reason == null
            ? "refused input of further senders"
            : "refused from " + (entry.Words ?? MacAddress.Format(entry.Sender)) + ": " + entry.Reason;
        return entry.Count > 1 ? text + " (" + entry.Count.ToString() + " times)" : text;
    }

    private RejectEntry Find(long sender, string words, string reason, long now)
    {
        RejectEntry free = _others;
        for (int i = 0; i < Capacity; i++)
        {
            RejectEntry entry = _entries[i];
            if (entry.Reason == null || now - entry.LoggedAt >= IntervalMilliseconds)
            {
                free = entry;
            }

            if (entry.Sender == sender && entry.Words == words && entry.Reason == reason)
            {
                return entry;
            }
        }

        if (free != _others)
        {
            free.Sender = sender;
            free.Words = words;
            free.Reason = reason;
            free.Logged = false;
            free.Count = 0;
        }

        return free;
    }
}
