using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Reference;

/// <summary>
/// How version 0.9.8 sends, node and gateway alike: a queue of 5 frames that drops the oldest one when it is full, and one
/// frame under way at a time. Nothing is sent again.
/// </summary>
internal sealed class ReferenceSendQueue
{
    /// <summary>Frames that wait (COMMS_QUEUE_SIZE).</summary>
    public const int Capacity = 5;

    private readonly Queue<(long Destination, byte[] Frame)> _frames = new();
    private readonly SendResult _result = new();
    private bool _underWay;

    /// <summary>Gets how many results in a row said that a frame was not delivered.</summary>
    public int Failures { get; private set; }

    /// <summary>Takes a frame.</summary>
    public void Add(long destination, byte[] frame, int count)
    {
        if (_frames.Count == Capacity)
        {
            _frames.Dequeue();
        }

        _frames.Enqueue((destination, frame.AsSpan(0, count).ToArray()));
    }

    /// <summary>Forgets the failures: the gateway was found again.</summary>
    public void ForgiveFailures()
    {
        Failures = 0;
    }

    /// <summary>Takes results and sends the next frame.</summary>
    public void Pump(IRadio radio)
    {
        while (radio.TakeSendResult(_result))
        {
            _underWay = false;
            Failures = _result.Delivered ? 0 : Failures + 1;
        }

        if (!_underWay && _frames.TryDequeue(out (long Destination, byte[] Frame) next))
        {
            _underWay = radio.Send(next.Destination, next.Frame, 0, next.Frame.Length) != 0;
        }
    }
}
