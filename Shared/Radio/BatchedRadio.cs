using System;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Radio;

/// <summary>
/// The radio over a driver that is crossed in batches. Sent frames are collected, results and received frames are fetched, by one
/// <see cref="Exchange"/> at the start of a pump turn; <see cref="WaitLimit"/> says when the next turn is due for the radio's sake.
/// <para>
/// Crossings: while the driver has frames in the air, a collected frame waits for the crossing that fetches their results, and
/// two crossings without need are <see cref="BusySpacing"/> ms apart, so a busy radio costs about one crossing for two frames. A
/// radio with nothing under way is crossed at once, and for the result once more, soon, since somebody may wait for it: two for a
/// frame that is sent alone. Where the driver may hold received frames that did not fit, it is crossed again as soon as those that
/// did are taken. An idle one is crossed every <see cref="IdleMilliseconds"/> ms, in case its signal was lost.
/// </para>
/// </summary>
public sealed class BatchedRadio : IRadio
{
    /// <summary>Frames between <see cref="Send"/> and the taking of their result.</summary>
    public const int Capacity = 16;

    /// <summary>Frames that are collected between two crossings on a gateway.</summary>
    public const int Collected = 8;

    /// <summary>The same on a node, which seldom has more than two to send, and on a gateway without room: enough for two crossings at 1 Mbit/s.</summary>
    public const int MinimumCollected = 4;

    /// <summary>
    /// The least milliseconds between crossings that can wait, while one frame is with the driver: a little more than a full
    /// frame's 3.2 ms in the air.
    /// </summary>
    public const int Spacing = 4;

    /// <summary>The same otherwise: two frames' time, so that each crossing fetches two and hands over the next two.</summary>
    public const int BusySpacing = 2 * Spacing;

    /// <summary>An idle radio is looked after this often.</summary>
    public const int IdleMilliseconds = 100;

    /// <summary>A frame whose result has not come after so many milliseconds counts as not delivered.</summary>
    public const int ResultMilliseconds = 3000;

    // Collected frames wait for the signal of a result; where it was lost, for three frames' time in the air.
    private const int CollectedMilliseconds = 10;

    // With fewer frames still to be sent by the driver, what was collected is handed over at once.
    private const int LowWater = 1;
    private const int RateOffset = MacAddress.Count + 2;
    private const int OutgoingCountOffset = RateOffset + 1;
    private const int OutgoingHeader = OutgoingCountOffset + 2;
    private const int OpenedByOffset = MacAddress.Count + 2;
    private const int IncomingCountOffset = OpenedByOffset + 4;
    private const int IncomingHeader = IncomingCountOffset + 2;
    private const int ResultSize = 3;

    // Four full frames and the results of all that were sent fit; small frames by the dozen.
    private const int IncomingSize = 1288;

    // Two large frames, and the results.
    private const int LargeIncomingSize = 2 + (Capacity * ResultSize) + (2 * (IncomingHeader + ReceivedFrame.LargeCount));

    // Three large frames are collected: with as many in the air that is 70 ms of work at 1 Mbit/s.
    private const int LargeOutgoingSize = 3 * (OutgoingHeader + ReceivedFrame.LargeCount);

    private readonly IRadioDriver _driver;
    private readonly TicketRing _tickets = new TicketRing(Capacity);
    private readonly int _places;
    private byte[] _outgoing;
    private byte[] _incoming = new byte[IncomingSize];
    private int _outgoingCount;
    private int _collected;
    private int _at;
    private int _end;
    private long _crossedAt = long.MinValue / 2;
    private long _resultAt;
    private bool _signalled;

    // The driver may hold received frames that did not fit.
    private bool _hasMore;

    // The driver did not take everything: it is full, and is asked again after a while.
    private bool _held;

    /// <summary>Creates a radio over a driver that was started.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="address">The MAC address of the interface that sends.</param>
    /// <param name="places">How many frames it collects between two crossings.</param>
    public BatchedRadio(IRadioDriver driver, long address, int places = Collected)
    {
        _driver = driver;
        _places = places;
        _outgoing = new byte[OutgoingSize(FrameRoom.Usual)];
        Address = address;
    }

    /// <inheritdoc/>
    public long Address { get; }

    /// <inheritdoc/>
    public int Channel
    {
        get { return _driver.Channel; }
    }

    /// <inheritdoc/>
    public int Overruns
    {
        get { return _driver.Overruns; }
    }

    /// <inheritdoc/>
    public int SendCapacity
    {
        get
        {
            int tickets = Capacity - _tickets.Count;
            int places = _places - _collected;
            int most = tickets < places ? tickets : places;
            if (Room != FrameRoom.LargeSent)
            {
                return most;
            }

            int large = (_outgoing.Length - _outgoingCount) / (OutgoingHeader + ReceivedFrame.LargeCount);
            return most < large ? most : large;
        }
    }

    /// <inheritdoc/>
    public FrameRoom Room { get; private set; }

    /// <summary>Gets how often the driver was crossed for frames.</summary>
    public int Crossings { get; private set; }

    /// <summary>Gets how many frames were handed over.</summary>
    public int FramesSent { get; private set; }

    /// <summary>Gets how many frames were received.</summary>
    public int FramesReceived { get; private set; }

    /// <summary>Gets the number of invalid reports of the driver: results of unknown tickets, records that do not fit.</summary>
    public int DriverFaults { get; private set; }

    /// <summary>Notes that the driver has something. May be called by another thread than the pump's.</summary>
    public void Signal()
    {
        _signalled = true;
    }

    /// <summary>Crosses into the driver if that is due. To be called before each turn of the pump.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public void Exchange(long now)
    {
        // What was fetched is used up first; the rest can wait in the driver's ring.
        if (_at < _end || DueIn(now) > 0)
        {
            return;
        }

        if (_tickets.Open == _collected)
        {
            _resultAt = now;
        }

        // Before the crossing: what comes during it signals again.
        _signalled = false;
        _crossedAt = now;
        Crossings++;
        int size = _driver.Exchange(_outgoing, _outgoingCount, _incoming);
        int longest = Room == FrameRoom.LargeReceived ? ReceivedFrame.LargeCount : ReceivedFrame.MaximumCount;
        _hasMore = size > _incoming.Length - IncomingHeader - longest && size <= _incoming.Length;
        if (size >= 2 && size <= _incoming.Length)
        {
            RemoveTaken(_incoming[0]);
            TakeResults(_incoming[1], size, now);
        }
        else
        {
            DriverFaults++;
        }

        _held = _collected > 0;
        if (now - _resultAt >= ResultMilliseconds)
        {
            _tickets.GiveUp(_tickets.Open - _collected);
        }
    }

    /// <summary>Returns how long the pump may wait.</summary>
    /// <param name="wait">How long it may for its own sake, in milliseconds.</param>
    /// <param name="since">The clock's milliseconds at the start of that turn.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public int WaitLimit(int wait, long since, long now)
    {
        // The turn itself may have taken longer than the wait.
        long left = wait - (now - since);
        int due = _at < _end ? 0 : DueIn(now);
        return due < left ? due : left < 0 ? 0 : (int)left;
    }

    /// <inheritdoc/>
    public bool Receive(ReceivedFrame frame)
    {
        while (_at < _end)
        {
            int count = _end - _at >= IncomingHeader ? LittleEndian.ReadUInt16(_incoming, _at + IncomingCountOffset) : _end;
            int payload = _at + IncomingHeader;
            if (payload + count > _end)
            {
                DriverFaults++;
                _at = _end;
                return false;
            }

            frame.Source = MacAddress.Read(_incoming, _at);
            frame.Rssi = (sbyte)_incoming[_at + MacAddress.Count];
            frame.OpenedBy = (int)LittleEndian.ReadUInt32(_incoming, _at + OpenedByOffset);
            _at = payload + count;
            if (count > frame.Payload.Length)
            {
                DriverFaults++;
                continue;
            }

            frame.Count = count;
            Array.Copy(_incoming, payload, frame.Payload, 0, count);
            FramesReceived++;
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1)
    {
        if (count < 1 || count > (Room == FrameRoom.LargeSent ? ReceivedFrame.LargeCount : ReceivedFrame.MaximumCount))
        {
            throw new ArgumentOutOfRangeException("count");
        }

        if (SendCapacity == 0)
        {
            return 0;
        }

        // It is in the ring once nothing else needs memory: one without a frame would hold up the results of all behind it.
        int ticket = _tickets.Next;
        MacAddress.Write(destination, _outgoing, _outgoingCount);
        LittleEndian.WriteUInt16(_outgoing, _outgoingCount + MacAddress.Count, ticket);
        _outgoing[_outgoingCount + RateOffset] = (byte)rate;
        LittleEndian.WriteUInt16(_outgoing, _outgoingCount + OutgoingCountOffset, count);
        Array.Copy(frame, offset, _outgoing, _outgoingCount + OutgoingHeader, count);
        _tickets.Add();
        _outgoingCount += OutgoingHeader + count;
        _collected++;
        return ticket;
    }

    /// <inheritdoc/>
    public bool TakeSendResult(SendResult result)
    {
        if (!_tickets.TryTake(out int ticket, out bool delivered))
        {
            return false;
        }

        result.Ticket = ticket;
        result.Delivered = delivered;
        return true;
    }

    /// <inheritdoc/>
    public bool TrySetRoom(FrameRoom room)
    {
        if (room == Room)
        {
            return true;
        }

        try
        {
            byte[] outgoing = Resized(_outgoing, OutgoingSize(room));
            byte[] incoming = Resized(_incoming, room == FrameRoom.LargeReceived ? LargeIncomingSize : IncomingSize);
            int end = _at < _end ? _end : 0;

            // A large frame that was collected fits into nothing smaller.
            bool isHeld = (Room == FrameRoom.LargeSent && _collected > 0) || _outgoingCount > outgoing.Length || end > incoming.Length;
            if (isHeld || !_driver.TrySetRoom(room))
            {
                return false;
            }

            if (outgoing != _outgoing)
            {
                Array.Copy(_outgoing, 0, outgoing, 0, _outgoingCount);
            }

            if (incoming != _incoming)
            {
                Array.Copy(_incoming, 0, incoming, 0, end);
            }

            _outgoing = outgoing;
            _incoming = incoming;
            Room = room;
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    private static byte[] Resized(byte[] buffer, int size)
    {
        return buffer.Length == size ? buffer : new byte[size];
    }

    private int OutgoingSize(FrameRoom room)
    {
        int usual = _places * (OutgoingHeader + ReceivedFrame.MaximumCount);
        return room == FrameRoom.LargeSent && usual < LargeOutgoingSize ? LargeOutgoingSize : usual;
    }

    private int DueIn(long now)
    {
        int inDriver = _tickets.Open - _collected;
        bool runsDry = _collected > 0 && !_held && inDriver < LowWater;
        int signalled = inDriver == 1 ? Spacing : BusySpacing;
        int unsignalled = _collected == 0 ? IdleMilliseconds : _held ? Spacing : CollectedMilliseconds;
        int pause = runsDry || _hasMore ? 0 : _signalled ? signalled : unsignalled;
        long left = _crossedAt + pause - now;
        return left < 0 ? 0 : (int)left;
    }

    private void RemoveTaken(int records)
    {
        if (records > _collected)
        {
            DriverFaults++;
            records = _collected;
        }

        int size = 0;
        for (int i = 0; i < records; i++)
        {
            size += OutgoingHeader + LittleEndian.ReadUInt16(_outgoing, size + OutgoingCountOffset);
        }

        _outgoingCount -= size;
        _collected -= records;
        FramesSent += records;
        Array.Copy(_outgoing, size, _outgoing, 0, _outgoingCount);
    }

    private void TakeResults(int results, int size, long now)
    {
        _at = 2;
        _end = size;
        if (results * ResultSize > size - 2)
        {
            DriverFaults++;
            _at = size;
            return;
        }

        for (int i = 0; i < results; i++)
        {
            if (_tickets.Complete(LittleEndian.ReadUInt16(_incoming, _at), _incoming[_at + 2] != 0))
            {
                _resultAt = now;
            }
            else
            {
                DriverFaults++;
            }

            _at += ResultSize;
        }
    }
}
