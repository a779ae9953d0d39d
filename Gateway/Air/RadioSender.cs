using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// The send side of the radio, and the gateway's one table of what is in flight: who sent each frame, and what the frame is to its
/// sender. The radio gives the results in the order of sending, each exactly once, so no other order is kept here. A result that was
/// lost because there was no memory to take it counts as none that came, as soon as a later one comes.
/// </summary>
public sealed class RadioSender
{
    /// <summary>Frames in flight at once: as many as the radio of a board holds.</summary>
    private const int Capacity = BatchedRadio.Capacity;

    private readonly IRadio _radio;
    private readonly SendResult _result = new SendResult();
    private readonly ISendOwner[] _owners = new ISendOwner[Capacity];
    private readonly int[] _tags = new int[Capacity];

    // Their last 16 bits: what is in flight at once does not differ in the others.
    private readonly ushort[] _tickets = new ushort[Capacity];
    private int _first;
    private int _count;

    // The radio has given a result that is not handed out to the end: there was no memory.
    private bool _isTaken;

    /// <summary>Creates the sender of a radio.</summary>
    public RadioSender(IRadio radio)
    {
        _radio = radio;
    }

    /// <summary>Gets how many more frames can be sent now.</summary>
    public int Room
    {
        get
        {
            int own = Capacity - _count;
            int radio = _radio.SendCapacity;
            return radio < own ? radio : own;
        }
    }

    /// <summary>Sends a frame.</summary>
    /// <param name="owner">Who gets the result.</param>
    /// <param name="tag">Given back with the result.</param>
    /// <param name="destination">MAC address.</param>
    /// <param name="frame">The frame, from its first byte.</param>
    /// <param name="count">The frame's length.</param>
    /// <param name="rate">Its rate: 1 Mbit/s to a node that has not reported that it receives others.</param>
    /// <returns>False where the radio did not take it.</returns>
    public bool Send(ISendOwner owner, int tag, long destination, byte[] frame, int count, AirRate rate = AirRate.Megabit1)
    {
        int ticket = Room <= 0 ? 0 : _radio.Send(destination, frame, 0, count, rate);
        if (ticket == 0)
        {
            return false;
        }

        int last = (_first + _count) % Capacity;
        _owners[last] = owner;
        _tags[last] = tag;
        _tickets[last] = (ushort)ticket;
        _count++;
        return true;
    }

    /// <summary>Results of what this owner has in flight are not given to it any more.</summary>
    public void Disown(ISendOwner owner)
    {
        for (int i = 0; i < _count; i++)
        {
            int index = (_first + i) % Capacity;
            _owners[index] = _owners[index] == owner ? null : _owners[index];
        }
    }

    /// <summary>Determines whether any frame of an owner is in flight: its result comes, or has come and could not be handed out.</summary>
    public bool Holds(ISendOwner owner)
    {
        int i = 0;
        while (i < _count && _owners[(_first + i) % Capacity] != owner)
        {
            i++;
        }

        return i < _count;
    }

    /// <summary>Hands out the results that have come in.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public void Collect(long now)
    {
        while (_count > 0 && (_isTaken || _radio.TakeSendResult(_result)))
        {
            _isTaken = true;
            int behind = PlaceOf(_result.Ticket);
            for (int i = 0; i <= behind; i++)
            {
                Finish(i == behind && _result.Delivered, now);
            }

            _isTaken = false;
        }
    }

    private int PlaceOf(int ticket)
    {
        int place = _count - 1;
        while (place >= 0 && _tickets[(_first + place) % Capacity] != (ushort)ticket)
        {
            place--;
        }

        return place;
    }

    private void Finish(bool delivered, long now)
    {
        ISendOwner owner = _owners[_first];
        int tag = _tags[_first];
        _owners[_first] = null;
        _first = (_first + 1) % Capacity;
        _count--;
        owner?.OnSent(tag, delivered, now);
    }
}
