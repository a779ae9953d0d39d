using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// Delivery to a node that speaks our extension (docs/ota-extension.md): chunks in any order inside the window, losses
/// settled by the MAC layer's results and by the node's window answers.
/// </summary>
public sealed class WindowDelivery : ChunkDelivery
{
    /// <summary>Without news for so long, while nothing else can be sent, the node is polled.</summary>
    private const int QuietMilliseconds = 40;

    /// <summary>A poll is repeated after so long.</summary>
    private const int PollMilliseconds = 100;

    /// <summary>The same behind the last chunk, when the node is busy checking the image.</summary>
    private const int EndPollMilliseconds = 200;

    /// <summary>
    /// A node that waits for a publisher gives up after 10 s without an OTA message: the poll is one. It may get lost twice.
    /// </summary>
    private const int StarvedMilliseconds = 3000;

    /// <summary>
    /// A turn of the pump that takes a block of chunks, seals some frames and collects garbage lasts some 30 ms on a board. Meanwhile
    /// the radio sends eight frames, which it has to have in hand.
    /// </summary>
    private const int UnderWay = 12;

    /// <summary>
    /// Chunks that may be sent behind the first one that the node is known to miss, where the ring has room for more: while 64 KB of flash
    /// are erased, 150 ms, nobody takes what comes; the node's radio holds 32 frames then, and more would be lost behind it. What the ring
    /// has behind them is at hand as soon as the node tells of others.
    /// </summary>
    public const int MaximumUnconfirmed = 32;

    /// <summary>The same of large frames: nine of them, where the hardware of an ESP32 keeps ten while flash is erased.</summary>
    public const int MaximumUnconfirmedLarge = 54;

    private int _missing;
    private int _order;
    private int _newest;
    private int _pollOrder;
    private int _furthest;
    private long _pollDue;
    private int _waitingFrom;

    /// <summary>Creates a delivery.</summary>
    /// <param name="ring">The chunks, from the node's first missing one on.</param>
    /// <param name="chunks">Number of chunks of the image.</param>
    /// <param name="window">How many chunks behind the first missing one may be sent.</param>
    /// <param name="frames">Decides how many chunks a frame has; null where each has one.</param>
    public WindowDelivery(ChunkRing ring, int chunks, int window, LargeFrames frames = null)
        : base(ring, chunks)
    {
        Window = window;
        Frames = frames;
        _missing = ring.First;
        _furthest = ring.First - 1;

        // What an earlier delivery sent is the node's no more, and its results do not come here.
        for (int i = ring.First; i <= ring.Last; i++)
        {
            ring.SetState(i, ChunkState.Waiting);
            ring.SetOrder(i, 0);
        }
    }

    /// <summary>Gets how many chunks behind the first missing one may be sent.</summary>
    public int Window { get; }

    /// <summary>Gets what decides how many chunks a frame has; null where each has one.</summary>
    public LargeFrames Frames { get; }

    /// <inheritdoc/>
    public override bool IsSettled
    {
        get { return _missing > Chunks; }
    }

    /// <inheritdoc/>
    public override bool IsStarved
    {
        get { return InFlight == 0 && _missing > Ring.Last && _missing <= Chunks; }
    }

    /// <inheritdoc/>
    public override int MaximumInFlight
    {
        get { return Frames == null ? UnderWay : UnderWay + Frames.Most - 1; }
    }

    private int End
    {
        get
        {
            // Where chunks go one a frame, fewer of them fit into the node's radio.
            bool isShort = Frames != null && !Frames.AreInUse && Window > MaximumUnconfirmed;
            int end = _missing + (isShort ? MaximumUnconfirmed : Window);
            return end < Ring.Last ? end : Ring.Last;
        }
    }

    private long PollDue
    {
        get { return IsStarved ? _pollDue + StarvedMilliseconds : _pollDue; }
    }

    /// <inheritdoc/>
    public override int Next(long now)
    {
        int end = End;
        int index = _waitingFrom > Ring.First ? _waitingFrom : Ring.First;
        while (index <= end && Ring.State(index) != ChunkState.Waiting)
        {
            index++;
        }

        _waitingFrom = index;
        if (index <= end)
        {
            return index;
        }

        // The node has just told where it stands.
        _pollDue = _pollDue == 0 ? now : _pollDue;
        return InFlight == 0 && now >= PollDue ? Poll : Nothing;
    }

    /// <summary>Returns how many chunks from the one on that <see cref="Next"/> gave go in one frame.</summary>
    /// <param name="index">That chunk.</param>
    /// <param name="limit">The most that the frame's rate allows.</param>
    public int CountFrom(int index, int limit)
    {
        int most = Frames == null ? 1 : Frames.Next < limit ? Frames.Next : limit;
        int end = End;
        int count = 1;
        while (count < most && index + count <= end && Ring.State(index + count) == ChunkState.Waiting)
        {
            count++;
        }

        return count;
    }

    /// <inheritdoc/>
    public override bool OnAnswer(OtaStatus status, byte[] buffer, int offset, int count, long now)
    {
        if (status != OtaStatus.Window)
        {
            return false;
        }

        int missing = OtaAnswer.Index(buffer, offset);
        if (missing < _missing || missing > Ring.Last + 1)
        {
            return false;
        }

        bool progress = missing > _missing;
        _missing = missing;
        int newest = NewestBefore(missing);
        Ring.ReleaseBefore(missing);
        int newestHeld = MarkHeld(buffer, offset, count, missing);
        newest = newestHeld > newest ? newestHeld : newest;
        bool isAsked = _pollOrder > 0;
        bool isNews = progress || newest > _newest;
        if (isAsked && !isNews)
        {
            // The answer to a poll covers everything sent before it: nothing was in flight then. An answer with news may have been sent
            // before the node came to the poll: while its flash is erased, frames wait in its radio.
            newest = _pollOrder;
        }

        _pollOrder = 0;
        _newest = newest > _newest ? newest : _newest;
        int firstLost = SendAgainBefore(newest);
        Frames?.OnAnswer(missing, progress, firstLost);
        _pollDue = isAsked && isNews ? now : now + (Ring.Last == Chunks ? EndPollMilliseconds : QuietMilliseconds);
        return progress;
    }

    /// <inheritdoc/>
    public override int Wait(long now)
    {
        long due = PollDue;
        return InFlight > 0 ? int.MaxValue : due > now ? (int)(due - now) : 1;
    }

    /// <inheritdoc/>
    protected override void OnAsking(long now)
    {
        _pollDue = now + (Ring.Last == Chunks ? EndPollMilliseconds : PollMilliseconds);
        _pollOrder = ++_order;
    }

    /// <inheritdoc/>
    protected override void OnSendingChunk(int index)
    {
        Ring.SetState(index, ChunkState.InFlight);
        Ring.SetOrder(index, ++_order);
    }

    /// <inheritdoc/>
    protected override bool OnChunkSent(int index, bool delivered, long now)
    {
        if (index < Ring.First || index > Ring.Last || Ring.State(index) != ChunkState.InFlight)
        {
            return false;
        }

        if (delivered)
        {
            Ring.SetState(index, ChunkState.Acknowledged);
        }
        else
        {
            SendAgain(index);
        }

        // Chunks that arrive again and again are no progress: the node may refuse them.
        bool progress = delivered && index > _furthest;
        _furthest = progress ? index : _furthest;
        _pollDue = now + QuietMilliseconds;
        return progress;
    }

    /// <summary>Marks what the bitmap says is held and tells the latest sending among it.</summary>
    private int MarkHeld(byte[] buffer, int offset, int count, int missing)
    {
        int newest = 0;
        int bits = (count - OtaAnswer.BitmapOffset) * 8;
        for (int bit = 0; bit < bits; bit++)
        {
            int index = missing + 1 + bit;
            if (index > Ring.Last)
            {
                break;
            }

            if ((buffer[offset + OtaAnswer.BitmapOffset + (bit / 8)] & (1 << (bit % 8))) != 0)
            {
                Ring.SetHeld(index);
                newest = Ring.Order(index) > newest ? Ring.Order(index) : newest;
            }
        }

        return newest;
    }

    /// <summary>What was sent before something that arrived, and did not arrive, is lost behind the radio.</summary>
    /// <returns>The first such chunk; 0 for none.</returns>
    private int SendAgainBefore(int newest)
    {
        int first = 0;
        for (int i = Ring.First; i <= Ring.Last; i++)
        {
            if (Ring.State(i) == ChunkState.Acknowledged && Ring.Order(i) < newest)
            {
                SendAgain(i);
                first = first == 0 ? i : first;
            }
        }

        return first;
    }

    private void SendAgain(int index)
    {
        Ring.SetState(index, ChunkState.Waiting);
        _waitingFrom = index < _waitingFrom ? index : _waitingFrom;
    }

    private int NewestBefore(int missing)
    {
        int newest = 0;
        for (int i = Ring.First; i < missing; i++)
        {
            newest = Ring.Order(i) > newest ? Ring.Order(i) : newest;
        }

        return newest;
    }
}
