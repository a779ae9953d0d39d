using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Sessions;

/// <summary>
/// One registration: a key with the node's id and the three counters of 16 bits (protocol section 1, "Counters"). A sender adds
/// 1 before use; a receiver takes only what is above the last one taken.
/// </summary>
public sealed class Session : FrameKey
{
    /// <summary>From this counter on the key has to be renewed: behind 65,535 the reference rejects everything.</summary>
    public const int RenewalCounter = 65000;

    /// <summary>What <see cref="TakeData"/> returns for a message whose counter was taken before, by this one or another.</summary>
    public const int Replayed = -1;

    /// <summary>
    /// What <see cref="TakeData"/> returns for a message that cannot be a copy: its counter was taken before, by another message. Only
    /// the node itself could seal it, so its counter has fallen back.
    /// </summary>
    public const int SealedAnew = -2;

    /// <summary>
    /// What <see cref="TakeData"/> returns for a message whose counter is so old that a copy cannot be told for sure from one that was sealed
    /// anew.
    /// </summary>
    public const int TooOld = -3;

    /// <summary>For so many counters up to the last one two messages can be distinguished.</summary>
    public const int MarkedCounters = 32;

    /// <summary>Further back that is so for each 16th counter of the last 384, and for the first eight of the session.</summary>
    private const int FarStep = 16;
    private const int FarCounters = 24;
    private const int FirstCounters = 8;

    private const int MarkBits = 2;
    private const int MarkMask = (1 << MarkBits) - 1;
    private const int FirstShift = MarkBits * FarCounters;
    private const ulong FirstMask = ulong.MaxValue << FirstShift;

    private const int CounterMask = 0xFFFF;
    private const int ControlShift = 16;
    private const int DownlinkShift = 32;
    private const int IdShift = 48;

    // Data, control and downlink counter and the node's id, 16 bits each: on the heap a field takes 12 bytes, whatever its type.
    private ulong _counters;

    // Two bits for each of the last data counters, the last one lowest: 0 where its message did not come, else its mark.
    private ulong _marks;

    // The same for the counters that are multiples of 16, the last one lowest, and above them for the first eight, 1 lowest.
    private ulong _farMarks;

    /// <summary>Creates a session that is not open.</summary>
    /// <param name="keys">The platform's keys.</param>
    public Session(IFrameKeys keys)
        : base(keys)
    {
    }

    /// <summary>Gets the node's id, given by the gateway.</summary>
    public int NodeId
    {
        get { return (int)(_counters >> IdShift); }
    }

    /// <summary>Gets when the session was opened, on the device's own clock in milliseconds.</summary>
    public long OpenedAt { get; private set; }

    /// <summary>Gets the last data counter sent or taken.</summary>
    public int DataCounter
    {
        get { return (int)_counters & CounterMask; }
        private set { Put(0, value); }
    }

    /// <summary>Gets the last control counter sent or taken.</summary>
    public int ControlCounter
    {
        get { return (int)(_counters >> ControlShift) & CounterMask; }
        private set { Put(ControlShift, value); }
    }

    /// <summary>Gets the last downlink counter sent or taken.</summary>
    public int DownlinkCounter
    {
        get { return (int)(_counters >> DownlinkShift) & CounterMask; }
        private set { Put(DownlinkShift, value); }
    }

    /// <summary>Gets whether the session has a key.</summary>
    public bool IsOpen
    {
        get { return IsLoaded; }
    }

    /// <summary>Gets whether a frame was accepted: the node has the key.</summary>
    public bool IsProven
    {
        get { return DataCounter > 0 || ControlCounter > 0; }
    }

    /// <summary>Gets whether a counter is so high that the key has to be renewed.</summary>
    public bool NeedsRenewal
    {
        get
        {
            return DataCounter >= RenewalCounter || ControlCounter >= RenewalCounter || DownlinkCounter >= RenewalCounter;
        }
    }

    /// <summary>Starts the counters at 0; the key was just loaded.</summary>
    public void Open(int nodeId, long now)
    {
        _counters = (ulong)(nodeId & CounterMask) << IdShift;
        OpenedAt = now;
        _marks = 0;
        _farMarks = 0;
    }

    /// <summary>Continues with counters that were kept over a sleep; the key was just loaded.</summary>
    /// <param name="nodeId">The node's id.</param>
    /// <param name="data">The last data counter.</param>
    /// <param name="control">The last control counter.</param>
    /// <param name="downlink">The last downlink counter.</param>
    /// <param name="openedAt">When it was opened, on the device's own clock in milliseconds.</param>
    public void Resume(int nodeId, int data, int control, int downlink, long openedAt)
    {
        Open(nodeId, openedAt);
        DataCounter = data;
        ControlCounter = control;
        DownlinkCounter = downlink;
    }

    /// <summary>Continues with the key and the counters of another session, which is then not open any more.</summary>
    public void TakeOver(Session other)
    {
        TakeKey(other);
        _counters = other._counters;
        OpenedAt = other.OpenedAt;
        _marks = other._marks;
        _farMarks = other._farMarks;
    }

    /// <summary>Ends the session and wipes its key.</summary>
    public void Close()
    {
        Clear();
    }

    /// <summary>Raises the data counter for a frame to be sent.</summary>
    public int NextData()
    {
        return DataCounter = Next(DataCounter);
    }

    /// <summary>Raises the control counter for a frame to be sent.</summary>
    public int NextControl()
    {
        return ControlCounter = Next(ControlCounter);
    }

    /// <summary>Raises the downlink counter for a frame to be sent.</summary>
    public int NextDownlink()
    {
        return DownlinkCounter = Next(DownlinkCounter);
    }

    /// <summary>Takes a received data counter.</summary>
    /// <param name="counter">The counter.</param>
    /// <param name="iv">A byte of the frame's IV. A copy has the same one; two of three frames that were sealed anew differ.</param>
    /// <returns>
    /// How many messages were lost before this one; <see cref="Replayed"/>, <see cref="SealedAnew"/> or <see cref="TooOld"/> where it is
    /// not taken.
    /// </returns>
    public int TakeData(int counter, byte iv = 0)
    {
        uint mark = 1 + (uint)(iv % MarkMask);
        int ahead = counter - DataCounter;
        if (ahead > 0)
        {
            _marks = ahead < MarkedCounters ? _marks << (MarkBits * ahead) : 0;
            _marks |= mark;
            NoteFar(counter, mark);
            DataCounter = counter;
            return ahead - 1;
        }

        bool isOld = -ahead >= MarkedCounters;
        uint known = isOld ? FarMark(counter) : (uint)(_marks >> (MarkBits * -ahead)) & MarkMask;
        return known != 0 && known != mark ? SealedAnew : isOld ? TooOld : Replayed;
    }

    /// <summary>Takes a received control counter.</summary>
    /// <returns>False where it is a replay.</returns>
    public bool TakeControl(int counter)
    {
        bool taken = counter > ControlCounter;
        ControlCounter = taken ? counter : ControlCounter;
        return taken;
    }

    /// <summary>Takes a received downlink counter.</summary>
    /// <returns>False where it is a replay.</returns>
    public bool TakeDownlink(int counter)
    {
        bool taken = counter > DownlinkCounter;
        DownlinkCounter = taken ? counter : DownlinkCounter;
        return taken;
    }

    private void NoteFar(int counter, ulong mark)
    {
        int steps = (counter / FarStep) - (DataCounter / FarStep);
        ulong first = _farMarks & FirstMask;
        ulong far = steps < FarCounters ? (_farMarks << (MarkBits * steps)) & ~FirstMask : 0;
        first |= counter <= FirstCounters ? mark << (FirstShift + (MarkBits * (counter - 1))) : 0;
        far |= counter % FarStep == 0 ? mark : 0;
        _farMarks = first | far;
    }

    private uint FarMark(int counter)
    {
        int place = FarCounters + counter - 1;
        if (counter > FirstCounters || counter == 0)
        {
            place = (DataCounter / FarStep) - (counter / FarStep);
            if (counter % FarStep != 0 || place >= FarCounters)
            {
                return 0;
            }
        }

        return (uint)(_farMarks >> (MarkBits * place)) & MarkMask;
    }

    private void Put(int shift, int counter)
    {
        _counters = (_counters & ~((ulong)CounterMask << shift)) | ((ulong)(counter & CounterMask) << shift);
    }

    private static int Next(int counter)
    {
        // The renewal margin keeps a sender from ever getting here; a sender that does would be rejected, not replayed.
        return counter < CounterMask ? counter + 1 : CounterMask;
    }
}
