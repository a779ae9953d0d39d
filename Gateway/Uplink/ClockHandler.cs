using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Uplink;

/// <summary>Answers clock requests with the gateway's Unix time, once it knows it.</summary>
public sealed class ClockHandler
{
    private readonly DownlinkQueue _queue;
    private readonly IClock _clock;
    private readonly byte[] _frame = new byte[ClockResponseFrame.Count];

    /// <summary>Makes a handler.</summary>
    public ClockHandler(DownlinkQueue queue, IClock clock)
    {
        _queue = queue;
        _clock = clock;
    }

    /// <summary>Takes an opened clock request.</summary>
    /// <returns>False where it is a replay.</returns>
    public bool OnFrame(NodeEntry entry, ReceivedFrame frame)
    {
        if (!entry.Session.TakeControl(ClockRequestFrame.Counter(frame.Payload)))
        {
            return false;
        }

        long time = _clock.UnixMicroseconds;
        if (time != 0)
        {
            int count = ClockResponseFrame.Seal(
                entry.Session.Key,
                _frame,
                entry.Session.NextDownlink(),
                ClockRequestFrame.T1(frame.Payload),
                time,
                _clock.UnixMicroseconds);
            _queue.SendFrame(entry.Address, _frame, count);
        }

        return true;
    }
}
