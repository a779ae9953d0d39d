using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Answers clock requests with the gateway's Unix time. While it does not know that the times are 0: nodes take any answer for a
/// sign that the gateway has their key.
/// </summary>
internal sealed class ClockHandler
{
    private readonly DownlinkQueue _queue;
    private readonly IClock _clock;

    /// <summary>Creates a handler.</summary>
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

        byte[] times = _queue.Buffer;
        LittleEndian.WriteInt64(times, 0, ClockRequestFrame.T1(frame.Payload));
        LittleEndian.WriteInt64(times, 8, _clock.UnixMicroseconds);
        LittleEndian.WriteInt64(times, 16, _clock.UnixMicroseconds);
        _queue.SendClockResponse(entry, times);
        return true;
    }
}
