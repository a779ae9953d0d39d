using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Benchmarks.Parts;

/// <summary>A radio without an air: what is sent is delivered at once, what is to be received is put into it.</summary>
internal sealed class InstantRadio(long address) : IRadio
{
    private const int Queue = 4;
    private const int Ring = 4;

    private readonly byte[][] _received = [.. Enumerable.Range(0, Ring).Select(_ => new byte[ReceivedFrame.MaximumCount])];
    private readonly int[] _counts = new int[Ring];
    private readonly byte[] _last = new byte[ReceivedFrame.MaximumCount];
    private long _peer;
    private int _put;
    private int _taken;
    private int _sent;
    private int _reported;

    public long Address => address;

    public int Channel => 1;

    public int Overruns => 0;

    public int SendCapacity => Queue - (_sent - _reported);

    public FrameRoom Room => FrameRoom.Usual;

    /// <summary>Gets how many frames were sent.</summary>
    public int Sent => _sent;

    /// <summary>Gets how many of them were as long as a frame with a whole chunk.</summary>
    public int FullFrames { get; private set; }

    /// <summary>Gets a copy of the frame that was sent last.</summary>
    public byte[] LastSent => _last.AsSpan(0, LastCount).ToArray();

    private int LastCount { get; set; }

    /// <summary>Has a frame received.</summary>
    public void Put(long source, byte[] frame, int count)
    {
        int place = _put++ % Ring;
        frame.AsSpan(0, count).CopyTo(_received[place]);
        _counts[place] = count;
        _peer = source;
    }

    public bool TrySetRoom(FrameRoom room)
    {
        return room == FrameRoom.Usual;
    }

    public bool Receive(ReceivedFrame frame)
    {
        if (_taken == _put)
        {
            return false;
        }

        int place = _taken++ % Ring;
        _received[place].AsSpan(0, _counts[place]).CopyTo(frame.Payload);
        frame.Count = _counts[place];
        frame.Source = _peer;
        frame.Rssi = -50;
        return true;
    }

    public int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1)
    {
        if (SendCapacity == 0)
        {
            return 0;
        }

        frame.AsSpan(offset, count).CopyTo(_last);
        LastCount = count;
        FullFrames += count == ReceivedFrame.MaximumCount ? 1 : 0;
        return ++_sent;
    }

    public bool TakeSendResult(SendResult result)
    {
        if (_reported == _sent)
        {
            return false;
        }

        result.Ticket = ++_reported;
        result.Delivered = true;
        return true;
    }
}
