using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// Frames that wait for room in the radio, and the tickets of those it took. They are sealed when their turn comes, so that none is
/// lost where a new session takes over meanwhile. Policy: first in, first out; while the queue is full, new frames are refused and
/// the caller decides whether to try again. One frame, sealed already, can be sent ahead of all others.
/// </summary>
internal sealed class SendQueue
{
    /// <summary>The number of frames that can wait.</summary>
    public const int Capacity = 8;

    // More than any radio queues; where it is full, frames wait here until results come.
    private const int TicketCapacity = 32;

    private const int None = -1;

    private readonly IRadio _radio;
    private readonly Session _session;
    private readonly byte[] _urgent = new byte[ClientHelloFrame.Count];
    private readonly byte[][] _frames = new byte[Capacity][];
    private readonly int[] _counts = new int[Capacity];
    private readonly byte[] _purposes = new byte[Capacity];
    private readonly int[] _tickets = new int[TicketCapacity];
    private readonly byte[] _ticketPurposes = new byte[TicketCapacity];
    private int _first;
    private int _firstTicket;
    private int _ticketCount;
    private int _urgentCount;
    private long _urgentDestination;
    private bool _isSealed;

    // Where the user data sent last still stands as it was sent.
    private int _lastData = None;

    /// <summary>Creates an empty queue in front of a radio.</summary>
    public SendQueue(IRadio radio, Session session)
    {
        _radio = radio;
        _session = session;
        for (int i = 0; i < Capacity; i++)
        {
            _frames[i] = new byte[FrameLayout.MaximumCount];
        }
    }

    /// <summary>Gets how many frames wait, the urgent one aside.</summary>
    public int Count { get; private set; }

    /// <summary>Gets whether the radio has frames of which it is not known yet whether they arrived.</summary>
    public bool IsUnderWay
    {
        get { return _ticketCount > 0; }
    }

    /// <summary>Gets whether a frame waits that is sent before all others.</summary>
    public bool IsUrgentWaiting
    {
        get { return _urgentCount > 0; }
    }

    /// <summary>Gets the free frame behind the waiting ones; <see cref="Commit"/> queues it.</summary>
    /// <returns>250 bytes to be written, or null where the queue is full.</returns>
    public byte[] Reserve()
    {
        if (Count == Capacity)
        {
            return null;
        }

        int index = (_first + Count) % Capacity;
        _lastData = _lastData == index ? None : _lastData;
        return _frames[index];
    }

    /// <summary>
    /// Queues the user data that was sent last once more, to the byte: a receiver that has it already knows it by its counter, and takes
    /// it once.
    /// </summary>
    /// <returns>False where it is not there any more, or the queue is full.</returns>
    public bool RepeatData()
    {
        int from = _lastData;
        if (from == None || Count == Capacity)
        {
            return false;
        }

        int index = (_first + Count) % Capacity;
        byte[] frame = _frames[from];
        _frames[from] = _frames[index];
        _frames[index] = frame;
        _counts[index] = _counts[from];
        Commit(_counts[index], FramePurpose.Copy);
        _lastData = None;
        return true;
    }

    /// <summary>Queues the frame that <see cref="Reserve"/> gave.</summary>
    /// <param name="count">Bytes of the content.</param>
    /// <param name="purpose">What it is sent for.</param>
    public void Commit(int count, FramePurpose purpose)
    {
        int index = (_first + Count) % Capacity;
        _counts[index] = count;
        _purposes[index] = (byte)purpose;
        Count++;
    }

    /// <summary>Gets the place of the frame that is sent before all others; <see cref="CommitUrgent"/> queues it.</summary>
    /// <returns>Bytes to be written, or null where one waits already.</returns>
    public byte[] ReserveUrgent()
    {
        return _urgentCount == 0 ? _urgent : null;
    }

    /// <summary>Queues the frame that <see cref="ReserveUrgent"/> gave.</summary>
    /// <param name="count">Bytes of the sealed frame.</param>
    /// <param name="destination">Where it goes; <see cref="MacAddress.None"/> for the session's gateway.</param>
    public void CommitUrgent(int count, long destination)
    {
        _urgentCount = count;
        _urgentDestination = destination;
    }

    /// <summary>Determines whether a frame of a purpose waits and will be sealed with the session that is then in use.</summary>
    /// <param name="purpose">The purpose.</param>
    public bool Contains(FramePurpose purpose)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_purposes[(_first + i) % Capacity] == (byte)purpose)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A new session began: the urgent frame, one that the radio refused after it was sealed, and a copy that waits are of no use.
    /// </summary>
    /// <returns>Whether a copy waited.</returns>
    public bool BeginSession()
    {
        _urgentCount = 0;
        _lastData = None;
        bool isCopyLost = Contains(FramePurpose.Copy);
        if (_isSealed)
        {
            RemoveFirst();
        }

        for (int i = 0; i < Count; i++)
        {
            int index = (_first + i) % Capacity;
            _counts[index] = _purposes[index] == (byte)FramePurpose.Copy ? None : _counts[index];
        }

        return isCopyLost;
    }

    /// <summary>Passes waiting frames to the radio as long as it takes them.</summary>
    /// <param name="gateway">Where the session's frames go.</param>
    /// <param name="holds">Whether all but the urgent frame have to wait.</param>
    public void Flush(long gateway, bool holds)
    {
        if (_urgentCount > 0)
        {
            long destination = _urgentDestination == MacAddress.None ? gateway : _urgentDestination;
            if (!Send(destination, _urgent, _urgentCount, FramePurpose.Urgent))
            {
                return;
            }

            _urgentCount = 0;
        }

        while (Count > 0 && !holds && _radio.SendCapacity > 0)
        {
            byte[] frame = _frames[_first];
            FramePurpose purpose = (FramePurpose)_purposes[_first];
            if (_counts[_first] == None)
            {
                RemoveFirst();
                continue;
            }

            if (!_isSealed && purpose != FramePurpose.Copy)
            {
                _counts[_first] = UplinkSealer.Seal(_session, frame, _counts[_first]);
                _isSealed = true;
            }

            if (!Send(gateway, frame, _counts[_first], purpose))
            {
                return;
            }

            _lastData = purpose == FramePurpose.Data ? _first : _lastData;
            RemoveFirst();
        }
    }

    /// <summary>Determines whether a frame of a purpose waits or is under way.</summary>
    /// <param name="purpose">The purpose.</param>
    public bool Holds(FramePurpose purpose)
    {
        for (int i = 0; i < _ticketCount; i++)
        {
            if (_ticketPurposes[(_firstTicket + i) % TicketCapacity] == (byte)purpose)
            {
                return true;
            }
        }

        return Contains(purpose);
    }

    /// <summary>Finds what a ticket was for. Tickets come back in the order of sending.</summary>
    /// <returns><see cref="FramePurpose.Once"/> also where the ticket is not one of ours.</returns>
    public FramePurpose TakePurpose(int ticket)
    {
        while (_ticketCount > 0)
        {
            int index = _firstTicket;
            _firstTicket = (_firstTicket + 1) % TicketCapacity;
            _ticketCount--;
            if (_tickets[index] == ticket)
            {
                return (FramePurpose)_ticketPurposes[index];
            }
        }

        return FramePurpose.Once;
    }

    private bool Send(long destination, byte[] frame, int count, FramePurpose purpose)
    {
        int ticket = _ticketCount < TicketCapacity ? _radio.Send(destination, frame, 0, count) : 0;
        if (ticket == 0)
        {
            return false;
        }

        int index = (_firstTicket + _ticketCount) % TicketCapacity;
        _tickets[index] = ticket;
        _ticketPurposes[index] = (byte)purpose;
        _ticketCount++;
        return true;
    }

    private void RemoveFirst()
    {
        _isSealed = false;
        _first = (_first + 1) % Capacity;
        Count--;
    }
}
