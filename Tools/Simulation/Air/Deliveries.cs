using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Air;

/// <summary>
/// The way of a received frame from the receiver's antenna to its receive ring: it may take its time, and bits may change.
/// </summary>
internal sealed class Deliveries(Scheduler scheduler, LinkQuality quality, AirCounters counters)
{
    private readonly byte[] _payload = new byte[ReceivedFrame.LargeCount];
    private readonly Stack<DelayedFrame> _pool = new();
    private readonly Dictionary<(long Sender, long Receiver), long> _arrivals = [];

    /// <summary>Has a frame arrive.</summary>
    /// <param name="sender">The sender's address.</param>
    /// <param name="receiver">Where it arrives.</param>
    /// <param name="rssi">How strong it is, in dBm.</param>
    /// <param name="payload">What was sent.</param>
    public void Deliver(long sender, VirtualRadio receiver, int rssi, ReadOnlySpan<byte> payload)
    {
        if (!receiver.Fits(payload.Length))
        {
            // Its radio has acknowledged the frame, and its software drops it.
            counters.DroppedAsTooLong++;
            return;
        }

        Span<byte> received = _payload.AsSpan(0, payload.Length);
        payload.CopyTo(received);
        counters.Corrupted += quality.Corrupts(received) ? 1 : 0;
        int latency = quality.Latency();
        if (latency == 0 && _arrivals.Count == 0)
        {
            receiver.Take(sender, rssi, received);
            return;
        }

        // Frames of one pair keep their order: none arrives before the one that was sent before it.
        (long Sender, long Receiver) pair = (sender, receiver.Address);
        long time = Math.Max(scheduler.Now + latency, _arrivals.GetValueOrDefault(pair));
        _arrivals[pair] = time;
        if (!_pool.TryPop(out DelayedFrame? delayed))
        {
            delayed = new DelayedFrame(_pool);
        }

        delayed.Take(sender, receiver, rssi, received);
        scheduler.At(time, delayed.Arrive);
    }
}
