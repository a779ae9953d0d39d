using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Node.Links;

/// <summary>
/// Sealed frames that wait for room in the radio, and the tickets of those it took. Policy: first in, first out; while the
/// queue is full, new frames are refused and the caller decides whether to try again.
/// </summary>
internal sealed class SendQueue
{
    /// <summary>How many sealed frames can wait.</summary>
    public const int Capacity = 8;

    // More than any radio queues; where it is full, frames wait here until results come.
    private const int TicketCapacity = 32;

    private readonly IRadio _radio;
    private readonly byte[][] _frames = new byte[Capacity][];
    private readonly int[] _counts = new int[Capacity];
    private readonly int[] _purposes = new int[Capacity];
    private readonly int[] _tickets = new int[TicketCapacity];
    private readonly int[] _ticketPurposes = new int[TicketCapacity];
    private int _first;
    private int _firstTicket;
    private int _ticketCount;

    /// <summary>Makes an empty queue in front of a radio.</summary>
    public SendQueue(IRadio radio)
    {
        _radio = radio;
        for (int i = 0; i < Capacity; i++)
        {
            _frames[i] = new byte[FrameLayout.MaximumCount];
        }
    }

    /// <summary>Gets how many frames wait.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the free frame behind the waiting ones; <see cref="Commit"/> queues it.</summary>
    /// <returns>250 bytes to be written, or null where the queue is full.</returns>
    public byte[] Reserve()
    {
        return Count < Capacity ? _frames[(_first + Count) % Capacity] : null;
    }

    /// <summary>Queues the frame that <see cref="Reserve"/> gave.</summary>
    /// <param name="count">Bytes of the frame.</param>
    /// <param name="purpose">A <see cref="FramePurpose"/>.</param>
    public void Commit(int count, int purpose)
    {
        int index = (_first + Count) % Capacity;
        _counts[index] = count;
        _purposes[index] = purpose;
        Count++;
    }

    /// <summary>Drops every waiting frame, because the key that sealed it is gone.</summary>
    public void Clear()
    {
        Count = 0;
    }

    /// <summary>Hands waiting frames to the radio as long as it takes them.</summary>
    /// <param name="gateway">Where the session's frames go.</param>
    /// <param name="helloAddress">Where ClientHellos go.</param>
    public void Flush(long gateway, long helloAddress)
    {
        while (Count > 0 && _ticketCount < TicketCapacity)
        {
            long destination = _purposes[_first] == FramePurpose.Hello ? helloAddress : gateway;
            int ticket = _radio.Send(destination, _frames[_first], 0, _counts[_first]);
            if (ticket == 0)
            {
                return;
            }

            int index = (_firstTicket + _ticketCount) % TicketCapacity;
            _tickets[index] = ticket;
            _ticketPurposes[index] = _purposes[_first];
            _ticketCount++;
            _first = (_first + 1) % Capacity;
            Count--;
        }
    }

    /// <summary>Finds what a ticket was for. Tickets come back in the order of sending.</summary>
    /// <returns>A <see cref="FramePurpose"/>; -1 where the ticket is not one of ours.</returns>
    public int TakePurpose(int ticket)
    {
        while (_ticketCount > 0)
        {
            int index = _firstTicket;
            _firstTicket = (_firstTicket + 1) % TicketCapacity;
            _ticketCount--;
            if (_tickets[index] == ticket)
            {
                return _ticketPurposes[index];
            }
        }

        return -1;
    }
}
