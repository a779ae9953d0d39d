namespace EnigmaIoT.Shared.Radio;

/// <summary>
/// The tickets of sent frames in the order of sending, from <see cref="Add"/> until their result was taken. So each ticket comes
/// back exactly once and in order, whatever the driver says of it.
/// </summary>
internal sealed class TicketRing
{
    private const byte Waiting = 0;
    private const byte Lost = 1;
    private const byte Delivered = 2;
    private const int LastTicket = 0xFFFF;

    private readonly int[] _tickets;
    private readonly byte[] _states;
    private int _first;
    private int _lastTicket;
    private int _count;
    private int _open;

    /// <summary>Creates an empty ring.</summary>
    /// <param name="capacity">The most tickets in it.</param>
    public TicketRing(int capacity)
    {
        _tickets = new int[capacity];
        _states = new byte[capacity];
    }

    /// <summary>Gets how many tickets are in it.</summary>
    public int Count
    {
        get { return _count; }
    }

    /// <summary>Gets how many of them have no result yet.</summary>
    public int Open
    {
        get { return _open; }
    }

    /// <summary>Gets the ticket that <see cref="Add"/> adds next.</summary>
    public int Next
    {
        get { return _lastTicket == LastTicket ? 1 : _lastTicket + 1; }
    }

    /// <summary>Adds a ticket and returns it, 1 to 65535. There must be room.</summary>
    public int Add()
    {
        _lastTicket = Next;
        int index = (_first + _count) % _tickets.Length;
        _tickets[index] = _lastTicket;
        _states[index] = Waiting;
        _count++;
        _open++;
        return _lastTicket;
    }

    /// <summary>Notes a result.</summary>
    /// <returns>False where no frame waits under that ticket.</returns>
    public bool Complete(int ticket, bool delivered)
    {
        for (int i = 0; i < _count; i++)
        {
            int index = (_first + i) % _tickets.Length;
            if (_tickets[index] == ticket && _states[index] == Waiting)
            {
                _states[index] = delivered ? Delivered : Lost;
                _open--;
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts the oldest frames that have no result as lost.</summary>
    /// <param name="count">How many.</param>
    public void GiveUp(int count)
    {
        for (int i = 0; i < _count && count > 0; i++)
        {
            int index = (_first + i) % _tickets.Length;
            if (_states[index] == Waiting)
            {
                _states[index] = Lost;
                _open--;
                count--;
            }
        }
    }

    /// <summary>Takes the oldest ticket, where its result has come.</summary>
    public bool TryTake(out int ticket, out bool delivered)
    {
        ticket = _tickets[_first];
        delivered = _states[_first] == Delivered;
        if (_count == 0 || _states[_first] == Waiting)
        {
            return false;
        }

        _first = (_first + 1) % _tickets.Length;
        _count--;
        return true;
    }
}
