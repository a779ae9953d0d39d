using System;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Links;

/// <summary>Builds and seals the node's frames and hands them to the radio.</summary>
internal sealed class Uplink
{
    private readonly IRadio _radio;
    private readonly IRandom _random;
    private readonly IClock _clock;
    private readonly Session _session;
    private readonly SendQueue _queue;
    private readonly LastMessage _last = new LastMessage();
    private readonly SendResult _result = new SendResult();

    /// <summary>Makes an uplink for a session.</summary>
    public Uplink(NodeParts parts, Session session)
    {
        _radio = parts.Radio;
        _random = parts.Random;
        _clock = parts.Clock;
        _session = session;
        _queue = new SendQueue(parts.Radio);
    }

    /// <summary>Gets the <see cref="FramePurpose"/> of the frame whose result was taken last.</summary>
    public int ResultPurpose { get; private set; }

    /// <summary>Gets whether the frame whose result was taken last was delivered.</summary>
    public bool ResultDelivered { get; private set; }

    /// <summary>Gets whether frames wait for room in the radio.</summary>
    public bool IsWaiting
    {
        get { return _queue.Count > 0; }
    }

    /// <summary>Sends user data or a discovery message.</summary>
    /// <returns>False where there is no session, the payload is too long, or the queue is full.</returns>
    public bool SendPayload(byte type, byte encoding, byte[] buffer, int offset, int count)
    {
        bool sent = count >= 0 && count <= PayloadFrame.MaximumPayload && QueuePayload(type, encoding, buffer, offset, count);
        if (sent)
        {
            _last.Remember(type, encoding, buffer, offset, count, _clock.Milliseconds);
        }

        return sent;
    }

    /// <summary>Sends control bytes.</summary>
    /// <returns>False where there is no session or the queue is full.</returns>
    public bool SendControl(byte[] control, int count, int purpose)
    {
        byte[] frame = Reserve();
        if (frame == null)
        {
            return false;
        }

        Array.Copy(control, 0, frame, ControlFrame.ControlOffset, count);
        int length = ControlFrame.Seal(
            _session.Key,
            frame,
            FrameType.ControlUp,
            _session.NodeId,
            _session.NextControl(),
            count);
        _queue.Commit(length, purpose);
        return true;
    }

    /// <summary>Tells the gateway the node's name.</summary>
    /// <returns>False where there is no session or the queue is full.</returns>
    public bool SendName(byte[] name, int count)
    {
        byte[] frame = Reserve();
        if (frame == null)
        {
            return false;
        }

        Array.Copy(name, 0, frame, NodeNameFrame.NameOffset, count);
        int length = NodeNameFrame.Seal(_session.Key, frame, _session.NodeId, _session.NextControl(), count);
        _queue.Commit(length, FramePurpose.Name);
        return true;
    }

    /// <summary>Asks for the time.</summary>
    /// <param name="t1">The node's own time in microseconds.</param>
    /// <returns>False where there is no session or the queue is full.</returns>
    public bool SendClockRequest(long t1)
    {
        byte[] frame = Reserve();
        if (frame == null)
        {
            return false;
        }

        _queue.Commit(ClockRequestFrame.Seal(_session.Key, frame, _session.NextControl(), t1), FramePurpose.Once);
        return true;
    }

    /// <summary>Starts a registration.</summary>
    /// <returns>False where the queue is full.</returns>
    public bool SendHello(FrameKey networkKey, byte[] publicKey, bool sleepy, bool wantsBroadcastKey)
    {
        byte[] frame = _queue.Reserve();
        if (frame == null)
        {
            return false;
        }

        int length = ClientHelloFrame.Seal(networkKey, _random, frame, publicKey, sleepy, wantsBroadcastKey);
        _queue.Commit(length, FramePurpose.Hello);
        return true;
    }

    /// <summary>Notes that the gateway does not know our session, and whether the last message was lost by that.</summary>
    public void Invalidated(int reason, long now)
    {
        _last.Invalidated(reason, now);
    }

    /// <summary>Drops what the old session sealed: the gateway could not open it any more.</summary>
    /// <returns>How many frames were dropped.</returns>
    public int BeginSession()
    {
        int dropped = _queue.Count;
        _queue.Clear();
        return dropped;
    }

    /// <summary>Sends the last data message again, where the gateway refused it because it did not know our session.</summary>
    public void RepeatLost()
    {
        if (_last.IsWanted && QueuePayload(_last.Type, _last.Encoding, _last.Payload, 0, _last.Count))
        {
            _last.Forget();
        }
    }

    /// <summary>Hands frames to the radio.</summary>
    public void Flush(long gateway, long helloAddress)
    {
        _queue.Flush(gateway, helloAddress);
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

        Array.Copy(buffer, offset, frame, PayloadFrame.PayloadOffset, count);
        int length = PayloadFrame.Seal(
            _session.Key,
            frame,
            type,
            _session.NodeId,
            _session.NextData(),
            encoding,
            count);
        _queue.Commit(length, FramePurpose.Once);
        return true;
    }

    private byte[] Reserve()
    {
        return _session.IsOpen ? _queue.Reserve() : null;
    }
}
