namespace EnigmaIoT.Simulation.Air;

/// <summary>A received frame on its way to the receive ring; goes back to its pool when it is there.</summary>
internal sealed class DelayedFrame
{
    private readonly AirFrame _frame = new();
    private readonly Stack<DelayedFrame> _pool;
    private VirtualRadio? _receiver;
    private int _receiverStart;

    public DelayedFrame(Stack<DelayedFrame> pool)
    {
        _pool = pool;
        Arrive = OnArrival;
    }

    /// <summary>The event of its arrival.</summary>
    public Action Arrive { get; }

    public void Take(long source, VirtualRadio receiver, int rssi, ReadOnlySpan<byte> payload)
    {
        _frame.Take(payload);
        _frame.Peer = source;
        _frame.Rssi = rssi;
        _receiver = receiver;
        _receiverStart = receiver.Starts;
    }

    private void OnArrival()
    {
        if (_receiver!.Starts == _receiverStart)
        {
            _receiver.Take(_frame.Peer, _frame.Rssi, _frame.Payload);
        }

        _pool.Push(this);
    }
}
