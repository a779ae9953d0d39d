using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>Counts a program's log lines and holds it to the policy of its <see cref="RejectLog"/>.</summary>
/// <param name="clock">The lane's time.</param>
/// <param name="name">The board's name.</param>
internal sealed class FuzzLog(FuzzClock clock, string name) : ILog
{
    /// <summary>
    /// Lines about refused input in any one minute: each entry's and the shared one, twice, since a minute of ours may touch two
    /// of theirs.
    /// </summary>
    private const int RefusalsPerMinute = 2 * (RejectLog.Capacity + 1);

    private const int LongestLine = 400;

    /// <summary>Lines that show that a state was reached.</summary>
    private static readonly string[] _landmarks =
    [
        "registered with", "bytes starts", "ends with status 6", "restarted in the middle of an update", "has lost the update",
        "goes on with chunk", "update complete", "update given up", "session is renewed", "key expired", "silent for 24 hours",
    ];

    private readonly long[] _seen = new long[_landmarks.Length];
    private long _minute;
    private int _refusals;

    /// <summary>Gets how many lines were written.</summary>
    public long Lines { get; private set; }

    /// <summary>The program restarts, and its table of refusals with it.</summary>
    public void Restart()
    {
        _refusals = 0;
    }

    /// <summary>Counts the lines and the landmarks among them.</summary>
    public void AddTo(FuzzTally tally)
    {
        tally.Add("log lines", Lines);
        for (int i = 0; i < _seen.Length; i++)
        {
            tally.Add($"  of \"{_landmarks[i]}\"", _seen[i]);
        }
    }

    public void Write(LogLevel level, string message)
    {
        Lines++;
        if (message.Length > LongestLine)
        {
            throw new FuzzFailureException($"{name}: log line of {message.Length} characters");
        }

        if (!message.StartsWith("refused ", StringComparison.Ordinal))
        {
            int landmark = Array.FindIndex(_landmarks, text => message.Contains(text, StringComparison.Ordinal));
            _seen[Math.Max(landmark, 0)] += landmark < 0 ? 0 : 1;
            return;
        }

        long minute = clock.Milliseconds / RejectLog.IntervalMilliseconds;
        _refusals = minute == _minute ? _refusals + 1 : 1;
        _minute = minute;
        if (_refusals > RefusalsPerMinute)
        {
            throw new FuzzFailureException($"{name}: {_refusals} log lines about refused input within a minute");
        }
    }
}
