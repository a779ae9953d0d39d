using System;
using System.Collections;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>
/// A radio whose other end is the test: it fills the receive queue and reads what was sent. Each sent frame has its result
/// at once (<see cref="Delivers"/>), unless <see cref="HoldsResults"/> leaves it to <see cref="Complete"/>.
/// </summary>
public sealed class FakeRadio : IRadio
{
    /// <summary>How many sent frames it keeps: a board has no room for those of a whole update.</summary>
    public const int History = 8;

    private readonly ArrayList _received = new ArrayList();
    private readonly ArrayList _sent = new ArrayList();
    private readonly ArrayList _held = new ArrayList();
    private readonly ArrayList _results = new ArrayList();
    private int _failures;
    private int _forgotten;
    private int _lastTicket;

    /// <summary>Creates a radio on channel 3 with an empty send queue for 8 frames.</summary>
    public FakeRadio(long address)
    {
        Address = address;
    }

    /// <inheritdoc/>
    public long Address { get; }

    /// <inheritdoc/>
    public int Channel { get; set; } = 3;

    /// <inheritdoc/>
    public int Overruns { get; set; }

    /// <summary>Gets or sets how many frames may wait for their result's fetching.</summary>
    public int QueueSize { get; set; } = 8;

    /// <summary>Gets or sets whether sent frames are acknowledged.</summary>
    public bool Delivers { get; set; } = true;

    /// <summary>Gets or sets whether results wait for <see cref="Complete"/>.</summary>
    public bool HoldsResults { get; set; }

    /// <inheritdoc/>
    public int SendCapacity
    {
        get { return QueueSize - _held.Count - _results.Count; }
    }

    /// <summary>Gets or sets whether it has frames of ESP-NOW version 2, and memory for them.</summary>
    public bool HasLargeFrames { get; set; }

    /// <inheritdoc/>
    public FrameRoom Room { get; private set; }

    /// <inheritdoc/>
    public bool TrySetRoom(FrameRoom room)
    {
        bool isGiven = HasLargeFrames || room == FrameRoom.Usual;
        Room = isGiven ? room : Room;
        return isGiven;
    }

    /// <summary>Gets how many frames were sent since the last <see cref="ClearSent"/>.</summary>
    public int SentCount
    {
        get { return _forgotten + _sent.Count; }
    }

    /// <summary>Gets the index of the oldest frame that it still has.</summary>
    public int OldestSent
    {
        get { return _forgotten; }
    }

    /// <summary>Gets the frame sent last, or null.</summary>
    public SentFrame Last
    {
        get { return _sent.Count == 0 ? null : Sent(SentCount - 1); }
    }

    /// <summary>Gets a sent frame, the first one at 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is forgotten (<see cref="History"/>), or was never sent.</exception>
    public SentFrame Sent(int index)
    {
        return (SentFrame)_sent[index - _forgotten];
    }

    /// <summary>Forgets what was sent. Results that were not fetched stay.</summary>
    public void ClearSent()
    {
        _sent.Clear();
        _forgotten = 0;
    }

    /// <summary>Has the next <paramref name="count"/> sent frames fail, whatever <see cref="Delivers"/> says.</summary>
    public void FailNext(int count)
    {
        _failures = count;
    }

    /// <summary>Puts a received frame into the queue.</summary>
    public void Enqueue(long source, byte[] payload, int count, int rssi)
    {
        ReceivedFrame frame = new ReceivedFrame();
        frame.Payload = count > ReceivedFrame.MaximumCount ? new byte[count] : frame.Payload;
        Array.Copy(payload, 0, frame.Payload, 0, count);
        frame.Source = source;
        frame.Count = count;
        frame.Rssi = rssi;
        _received.Add(frame);
    }

    /// <summary>Puts a received frame of -50 dBm into the queue.</summary>
    public void Enqueue(long source, byte[] payload, int count)
    {
        Enqueue(source, payload, count, -50);
    }

    /// <summary>Gives the oldest held frame its result.</summary>
    /// <exception cref="InvalidOperationException">No frame waits for one.</exception>
    public void Complete(bool delivered)
    {
        if (_held.Count == 0)
        {
            throw new InvalidOperationException("no sent frame waits for its result");
        }

        AddResult((int)_held[0], delivered);
        _held.RemoveAt(0);
    }

    /// <inheritdoc/>
    public bool Receive(ReceivedFrame frame)
    {
        if (_received.Count == 0)
        {
            return false;
        }

        ReceivedFrame oldest = (ReceivedFrame)_received[0];
        _received.RemoveAt(0);
        if (oldest.Count > frame.Payload.Length)
        {
            return Receive(frame);
        }

        Array.Copy(oldest.Payload, 0, frame.Payload, 0, oldest.Count);
        frame.Source = oldest.Source;
        frame.Count = oldest.Count;
        frame.Rssi = oldest.Rssi;
        return true;
    }

    /// <inheritdoc/>
    public int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1)
    {
        if (count < 1 || count > (Room == FrameRoom.LargeSent ? ReceivedFrame.LargeCount : ReceivedFrame.MaximumCount))
        {
            throw new ArgumentOutOfRangeException("count");
        }

        if (SendCapacity <= 0)
        {
            return 0;
        }

        byte[] copy = new byte[count];
        Array.Copy(frame, offset, copy, 0, count);
        _lastTicket++;
        if (_sent.Count == History)
        {
            _sent.RemoveAt(0);
            _forgotten++;
        }

        _sent.Add(new SentFrame(_lastTicket, destination, copy, rate));
        if (HoldsResults)
        {
            _held.Add(_lastTicket);
        }
        else
        {
            bool fails = _failures > 0;
            _failures -= fails ? 1 : 0;
            AddResult(_lastTicket, Delivers && !fails);
        }

        return _lastTicket;
    }

    /// <inheritdoc/>
    public bool TakeSendResult(SendResult result)
    {
        if (_results.Count == 0)
        {
            return false;
        }

        SendResult oldest = (SendResult)_results[0];
        _results.RemoveAt(0);
        result.Ticket = oldest.Ticket;
        result.Delivered = oldest.Delivered;
        return true;
    }

    private void AddResult(int ticket, bool delivered)
    {
        SendResult result = new SendResult();
        result.Ticket = ticket;
        result.Delivered = delivered;
        _results.Add(result);
    }
}
