using System;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Air;

/// <summary>Builds and seals the node's frames and hands them to the radio.</summary>
internal sealed class Uplink
{
    /// <summary>In how many milliseconds to try again what the radio or the queue has no room for.</summary>
    public const int RetryMilliseconds = 10;

    private readonly IRadio _radio;
    private readonly IRandom _random;
    private readonly IClock _clock;
    private readonly Session _session;
    private readonly SendQueue _queue;
    private readonly LastMessage _last = new LastMessage();
    private readonly SendResult _result = new SendResult();

    /// <summary>Creates an uplink for a session.</summary>
    public Uplink(NodeParts parts, Session session)
    {
        _radio = parts.Radio;
        _random = parts.Random;
        _clock = parts.Clock;
        _session = session;
        _queue = new SendQueue(parts.Radio, session);
    }

    /// <summary>Gets the purpose of the frame whose result was taken last.</summary>
    public FramePurpose ResultPurpose { get; private set; }

    /// <summary>Gets whether the frame whose result was taken last was delivered.</summary>
    public bool ResultDelivered { get; private set; }

    /// <summary>Gets whether frames wait for room in the radio, or for a session.</summary>
    public bool IsWaiting
    {
        get { return _queue.Count > 0 || _queue.IsUrgentWaiting; }
    }

    /// <summary>Gets whether nothing waits, and nothing is under way.</summary>
    public bool IsIdle
    {
        get { return !IsWaiting && !_queue.IsUnderWay; }
    }

    /// <summary>
    /// A data message was not acknowledged: it is sent again, once, where no other came behind it. Only of the last one a copy is kept.
    /// </summary>
    /// <param name="isCopyKnown">
    /// Whether the gateway takes a copy for one. One of version 0.9.8 would end the session: there it goes under a new counter.
    /// </param>
    public void RepeatUndelivered(bool isCopyKnown)
    {
        if (!_queue.Holds(FramePurpose.Data) && !(isCopyKnown && _queue.RepeatData()))
        {
            _last.Lost();
            RepeatLost();
        }
    }

    /// <summary>Sends user data or a discovery message.</summary>
    /// <returns>False where there is no session, the payload is too long, or the queue is full.</returns>
    public bool SendPayload(byte type, byte encoding, byte[] buffer, int offset, int count)
    {
        // The one before may have been lost; its copy has one place.
        RepeatLost();
        bool sent = count >= 0 && count <= PayloadFrame.MaximumPayload && QueuePayload(type, encoding, buffer, offset, count);
        if (sent)
        {
            _last.Remember(type, encoding, buffer, offset, count, _clock.Milliseconds);
        }

        return sent;
    }

    /// <summary>Sends control bytes.</summary>
    /// <returns>False where there is no session or the queue is full.</returns>
    public bool SendControl(byte[] control, int offset, int count, FramePurpose purpose)
    {
        byte[] frame = Reserve();
        if (frame == null)
        {
            return false;
        }

        frame[0] = FrameType.ControlUp;
        Array.Copy(control, offset, frame, ControlFrame.ControlOffset, count);
        _queue.Commit(count, purpose);
        return true;
    }

    /// <summary>Sends the node's name.</summary>
    /// <returns>False where there is no session or the queue is full.</returns>
    public bool SendName(byte[] name, int count)
    {
        byte[] frame = Reserve();
        if (frame == null)
        {
            return false;
        }

        frame[0] = FrameType.NodeNameSet;
        Array.Copy(name, 0, frame, NodeNameFrame.NameOffset, count);
        _queue.Commit(count, FramePurpose.Name);
        return true;
    }

    /// <summary>Requests the time, before all other frames.</summary>
    /// <param name="session">The session to ask under.</param>
    /// <param name="destination">Where the request goes; <see cref="MacAddress.None"/> for the session's gateway.</param>
    /// <param name="t1">The node's own time in microseconds.</param>
    /// <returns>False where there is no session or another urgent frame waits.</returns>
    public bool SendClockRequest(Session session, long destination, long t1)
    {
        byte[] frame = session.IsOpen ? _queue.ReserveUrgent() : null;
        if (frame == null)
        {
            return false;
        }

        _queue.CommitUrgent(ClockRequestFrame.Seal(session, frame, session.NextControl(), t1), destination);
        return true;
    }

    /// <summary>Starts a registration, before all else that waits.</summary>
    /// <returns>False where another urgent frame waits.</returns>
    public bool SendHello(FrameKey networkKey, long destination, byte[] publicKey, bool sleepy, bool wantsBroadcastKey)
    {
        byte[] frame = _queue.ReserveUrgent();
        if (frame == null)
        {
            return false;
        }

        int length = ClientHelloFrame.Seal(networkKey, _random, frame, publicKey, sleepy, wantsBroadcastKey);
        _queue.CommitUrgent(length, destination);
        return true;
    }

    /// <summary>Notes that the gateway does not know our session, and whether the last message was lost by that.</summary>
    public void Invalidated(InvalidateReason reason, long now)
    {
        _last.Invalidated(reason, now);
    }

    /// <summary>The gateway knows our session: it took the last message.</summary>
    public void Validated()
    {
        _last.Validated();
    }

    /// <summary>A new session began: what waits is sealed with its key.</summary>
    public void BeginSession()
    {
        if (_queue.BeginSession())
        {
            _last.Lost();
        }
    }

    /// <summary>Determines whether a frame of a purpose still waits.</summary>
    /// <param name="purpose">The purpose.</param>
    public bool IsQueued(FramePurpose purpose)
    {
        return _queue.Contains(purpose);
    }

    /// <summary>Sends the last data message again, where the gateway refused it because it did not know our session.</summary>
    /// <returns>Whether there was one.</returns>
    public bool RepeatLost()
    {
        bool repeats = _last.IsWanted && QueuePayload(_last.Type, _last.Encoding, _last.Payload, 0, _last.Count);
        if (repeats)
        {
            _last.Forget();
        }

        return repeats;
    }

    /// <summary>Passes frames to the radio.</summary>
    /// <param name="gateway">Where the session's frames go.</param>
    /// <param name="holds">Whether they have to wait until it is known which session is the right one.</param>
    public void Flush(long gateway, bool holds)
    {
        _queue.Flush(gateway, holds);
    }

    /// <summary>Fetches the next delivery result of a frame of ours.</summary>
    /// <returns>False where there is none.</returns>
    public bool TakeResult()
    {
        if (!_radio.TakeSendResult(_result))
        {
            return false;
        }

        ResultPurpose = _queue.TakePurpose(_result.Ticket);
        ResultDelivered = _result.Delivered;
        return true;
    }

    private bool QueuePayload(byte type, byte encoding, byte[] buffer, int offset, int count)
    {
        byte[] frame = Reserve();
        if (frame == null)
        {
            return false;
        }

        frame[0] = type;
        frame[PayloadFrame.PayloadOffset - 1] = encoding;
        Array.Copy(buffer, offset, frame, PayloadFrame.PayloadOffset, count);
        _queue.Commit(count, FramePurpose.Data);
        return true;
    }

    private byte[] Reserve()
    {
        return _session.IsOpen ? _queue.Reserve() : null;
    }
}
