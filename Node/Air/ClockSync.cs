using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// Takes the time from the gateway every 30 s, as the reference does (offset as in RFC 5905 section 8). A response is known by the
/// time of its request, and its counter is neither looked at nor noted: a gateway of version 0.9.8 seals a message for a sleeping node
/// when it comes and sends it behind the node's data, and responses overtake it.
/// </summary>
internal sealed class ClockSync
{
    /// <summary>The pause between two requests in milliseconds.</summary>
    public const int PeriodMilliseconds = 30000;

    private readonly IClock _clock;
    private readonly Uplink _uplink;
    private readonly Session _session;
    private long _offset;
    private long _asked;
    private long _answered;
    private long _nextAt;
    private bool _known;

    /// <summary>Creates a clock that was not set yet.</summary>
    public ClockSync(IClock clock, Uplink uplink, Session session)
    {
        _clock = clock;
        _uplink = uplink;
        _session = session;
    }

    /// <summary>Gets the Unix time in microseconds: the gateway's, or the platform's own until that is known; 0 = unknown.</summary>
    public long UnixMicroseconds
    {
        get { return _known ? Own(_clock.Milliseconds) + _offset : _clock.UnixMicroseconds; }
    }

    /// <summary>Requests the time at once. Any answer proves that the gateway has the session's key.</summary>
    /// <param name="session">The session to ask under.</param>
    /// <param name="destination">Where the gateway is that gave it; <see cref="MacAddress.None"/> for the one in use.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>False where it has to be tried again.</returns>
    public bool Ask(Session session, long destination, long now)
    {
        long t1 = Own(now);
        bool asked = _uplink.SendClockRequest(session, destination, t1);
        if (asked)
        {
            _asked = t1;
            _nextAt = now + PeriodMilliseconds;
        }

        return asked;
    }

    /// <summary>Puts the next request off by a whole period: the node has woken to send, and sleeps again soon.</summary>
    public void Defer(long now)
    {
        _nextAt = now + PeriodMilliseconds;
    }

    /// <summary>Takes a response.</summary>
    /// <param name="frame">The opened frame.</param>
    /// <param name="now">When it came, in the clock's milliseconds.</param>
    /// <returns>Null where it is new: the gateway has the session's key. Else why it was refused.</returns>
    public string TakeResponse(byte[] frame, long now)
    {
        long t1 = ClockResponseFrame.T1(frame);
        if (t1 <= _answered || t1 > _asked)
        {
            return "clock response that was not asked for";
        }

        _answered = t1;
        if (t1 != _asked)
        {
            // An answer that came behind the next request: somebody may have held it back, so its times are not taken.
            return null;
        }

        long t2 = ClockResponseFrame.T2(frame);
        long t3 = ClockResponseFrame.T3(frame);
        if (t2 == 0 && t3 == 0)
        {
            // The gateway does not know the time; it answers all the same.
            return null;
        }

        if (t2 <= 0 || t3 < t2)
        {
            return "clock response with times that cannot be";
        }

        _offset = ((t2 - t1) + (t3 - Own(now))) / 2;
        _known = true;
        return null;
    }

    /// <summary>Requests the time where that is due.</summary>
    /// <returns>Milliseconds until the next call.</returns>
    public int Pump(long now)
    {
        if (!_session.IsOpen)
        {
            return int.MaxValue;
        }

        if (now >= _nextAt && !Ask(_session, MacAddress.None, now))
        {
            return Uplink.RetryMilliseconds;
        }

        return Wait.Until(_nextAt, now);
    }

    // One more than the time since the start, so that 0 can stand for no request.
    private static long Own(long milliseconds)
    {
        return (milliseconds * 1000) + 1;
    }
}
