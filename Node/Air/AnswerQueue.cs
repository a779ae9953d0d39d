using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// Answers that must arrive: OTA answers and restart notices. Only the oldest is under way, so they arrive in order; it is
/// sealed anew, under a new counter, until the MAC layer reports its delivery, at most five times. Policy: an answer that
/// finds the queue full is dropped, counted and logged.
/// </summary>
internal sealed class AnswerQueue
{
    /// <summary>The number of answers that can wait.</summary>
    public const int Capacity = 8;

    /// <summary>The number of attempts to send an answer.</summary>
    public const int Attempts = 5;

    /// <summary>The most bytes of an answer.</summary>
    public const int AnswerCount = 16;

    // The MAC layer has repeated the frame already; what disturbs the air gets a little time to pass, more each time.
    private const int PauseMilliseconds = 30;

    private readonly Uplink _uplink;
    private readonly ILog _log;
    private readonly byte[] _answers = new byte[Capacity * AnswerCount];
    private readonly byte[] _counts = new byte[Capacity];
    private int _first;
    private int _waiting;
    private int _attempts;
    private bool _underWay;
    private long _nextAt;

    /// <summary>Creates an empty queue.</summary>
    public AnswerQueue(Uplink uplink, ILog log)
    {
        _uplink = uplink;
        _log = log;
    }

    /// <summary>Gets whether no answer waits or is under way.</summary>
    public bool IsEmpty
    {
        get { return _waiting == 0; }
    }

    /// <summary>Queues an answer.</summary>
    /// <param name="answer">Holds the control bytes from its start.</param>
    /// <param name="count">1 to <see cref="AnswerCount"/>.</param>
    /// <param name="replace">Whether it takes the place of a waiting answer with the same first two bytes, which it outdates.</param>
    public void Push(byte[] answer, int count, bool replace)
    {
        int index = replace ? FindWaiting(answer) : -1;
        if (index < 0)
        {
            if (_waiting == Capacity)
            {
                _log.Write(LogLevel.Warning, "answer dropped: " + Capacity.ToString() + " others wait for the gateway");
                return;
            }

            index = (_first + _waiting) % Capacity;
            _waiting++;
        }

        Array.Copy(answer, 0, _answers, index * AnswerCount, count);
        _counts[index] = (byte)count;
    }

    /// <summary>Sends an answer of any length at once, and not again: whoever asked asks again.</summary>
    /// <param name="answer">Holds the control bytes from its start.</param>
    /// <param name="count">Their number.</param>
    public void SendOnce(byte[] answer, int count)
    {
        _uplink.SendControl(answer, 0, count, FramePurpose.Once);
    }

    /// <summary>A new session began: what the radio has of the old one counts as lost.</summary>
    public void BeginSession()
    {
        _underWay = _uplink.IsQueued(FramePurpose.Answer);
        _attempts = _underWay ? 1 : 0;
    }

    /// <summary>Takes the delivery result of the answer under way.</summary>
    public void OnResult(bool delivered, long now)
    {
        if (!_underWay)
        {
            return;
        }

        _underWay = false;
        if (delivered || _attempts >= Attempts)
        {
            _attempts = 0;
            _first = (_first + 1) % Capacity;
            _waiting--;
            return;
        }

        _nextAt = now + (PauseMilliseconds * _attempts);
    }

    /// <summary>Sends the oldest answer where it is due.</summary>
    /// <returns>Milliseconds until the next call.</returns>
    public int Pump(long now)
    {
        if (_waiting == 0 || _underWay)
        {
            return int.MaxValue;
        }

        if (now < _nextAt)
        {
            return Wait.Until(_nextAt, now);
        }

        if (_uplink.SendControl(_answers, _first * AnswerCount, _counts[_first], FramePurpose.Answer))
        {
            _underWay = true;
            _attempts++;
        }

        return Uplink.RetryMilliseconds;
    }

    private int FindWaiting(byte[] answer)
    {
        for (int i = _underWay ? 1 : 0; i < _waiting; i++)
        {
            int index = (_first + i) % Capacity;
            int at = index * AnswerCount;
            if (_answers[at] == answer[0] && _answers[at + 1] == answer[1])
            {
                return index;
            }
        }

        return -1;
    }
}
