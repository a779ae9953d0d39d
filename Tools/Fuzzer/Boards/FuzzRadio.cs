using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>
/// A board's radio, of ESP-NOW version 2: what is sent goes to the air at once, results can be held back, what comes waits in a ring.
/// </summary>
/// <param name="address">The board's MAC address.</param>
/// <param name="air">Carries frames; says whether the peer's radio acknowledged.</param>
internal sealed class FuzzRadio(long address, FuzzAir air) : IRadio
{
    /// <summary>Frames that wait for the program; further ones are lost, as on a board.</summary>
    public const int ReceiveCapacity = 32;

    private const int SendQueue = 4;

    private readonly byte[][] _received =
        [.. Enumerable.Range(0, ReceiveCapacity).Select(_ => new byte[ReceivedFrame.LargeCount])];
    private readonly int[] _counts = new int[ReceiveCapacity];
    private readonly long[] _sources = new long[ReceiveCapacity];
    private readonly Queue<bool> _results = new(SendQueue);
    private int _first;
    private int _lastTicket;
    private int _reported;

    public long Address => address;

    public int Channel => 6;

    public int Overruns { get; private set; }

    public int SendCapacity => IsFull ? 0 : SendQueue - _results.Count;

    public FrameRoom Room { get; private set; }

    /// <summary>Gets or sets whether the MAC layer takes its time: results come once it is false again.</summary>
    public bool HoldsResults { get; set; }

    /// <summary>Gets or sets whether no frame is taken for sending.</summary>
    public bool IsFull { get; set; }

    /// <summary>Gets how many frames wait for the program.</summary>
    public int Waiting { get; private set; }

    /// <summary>Has a frame received.</summary>
    public void Put(long source, ReadOnlySpan<byte> frame)
    {
        if (Waiting == ReceiveCapacity)
        {
            Overruns++;
            return;
        }

        int place = (_first + Waiting++) % ReceiveCapacity;
        frame.CopyTo(_received[place]);
        _counts[place] = frame.Length;
        _sources[place] = source;
    }

    /// <summary>The board restarts: what waits and what is under way is forgotten.</summary>
    public void Restart()
    {
        Waiting = 0;
        Room = FrameRoom.Usual;
        _results.Clear();
        _reported = _lastTicket;
    }

    public bool TrySetRoom(FrameRoom room)
    {
        Room = room;
        return true;
    }

    public bool Receive(ReceivedFrame frame)
    {
        // One that does not fit in is dropped.
        while (Waiting > 0 && _counts[_first] > frame.Payload.Length)
        {
            _first = (_first + 1) % ReceiveCapacity;
            Waiting--;
        }

        if (Waiting == 0)
        {
            return false;
        }

        _received[_first].AsSpan(0, _counts[_first]).CopyTo(frame.Payload);
        frame.Count = _counts[_first];
        frame.Source = _sources[_first];
        frame.OpenedBy = 0;
        frame.Rssi = -(_counts[_first] % 128);
        _first = (_first + 1) % ReceiveCapacity;
        Waiting--;
        return true;
    }

    public int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1)
    {
        if (count < 1 || count > (Room == FrameRoom.LargeSent ? ReceivedFrame.LargeCount : ReceivedFrame.MaximumCount)
            || (destination != MacAddress.Broadcast && !MacAddress.IsDevice(destination)))
        {
            throw new FuzzFailureException($"sends {count} bytes to {MacAddress.Format(destination)}");
        }

        if (SendCapacity == 0)
        {
            return 0;
        }

        _results.Enqueue(air.Carry(address, destination, frame.AsSpan(offset, count)));
        return ++_lastTicket;
    }

    public bool TakeSendResult(SendResult result)
    {
        if (HoldsResults || !_results.TryDequeue(out bool delivered))
        {
            return false;
        }

        result.Ticket = ++_reported;
        result.Delivered = delivered;
        return true;
    }
}
