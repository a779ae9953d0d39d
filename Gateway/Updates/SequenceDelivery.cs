using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// Delivery to a 0.9.8 node, strictly in order, one frame under way at a time. Such a node says status 4 once per gap and
/// then nothing, and says nothing at all while all is well. So it is probed: to a chunk that cannot be the next one a node
/// without a gap says status 4 with the last one it took. Silence means that its status 4 was lost, and it says no other before
/// it has taken one more chunk: either it misses one of those sent, or it has them all and waits for the next. So everything that
/// is not confirmed is sent again and one new chunk behind it, which serves both; some chunks are kept back for that. Nothing
/// that the node has not confirmed is given away. How fast it can take chunks is learned (<see cref="SectorPace"/>).
/// </summary>
public sealed class SequenceDelivery : ChunkDelivery
{
    /// <summary>
    /// With the pauses between them the tries last 6 s and more, and a 0.9.8 node gives an update up 10 s after the last chunk that
    /// it took.
    /// </summary>
    private const int Tries = 6;

    /// <summary>
    /// So many unconfirmed chunks make a probe worth its frame, once the node is about to have a sector: it has written the one
    /// before and is not busy with the next one yet, so it answers at once.
    /// </summary>
    private const int ProbeAfter = 12;

    /// <summary>
    /// Chunks that nobody confirms hold the room that the publisher waits for: where nothing else is to be sent for so long,
    /// they are probed. Longer than the reference script's slowest pause, 180 ms.
    /// </summary>
    private const int IdleMilliseconds = 250;

    /// <summary>A node that is busy writing flash may need this long to answer a probe.</summary>
    private const int ProbeMilliseconds = 70;

    /// <summary>So many probes without an answer mean that the node has nothing to say.</summary>
    private const int Probes = 2;

    /// <summary>
    /// After the last chunk the node checks the image, and says how that went, twice. Where it is not heard it is probed, which it
    /// answers once: so as late as it can be, shortly before it restarts 2.5 s later.
    /// </summary>
    private const int EndMilliseconds = 2200;

    /// <summary>The pause before the second try; it doubles with each further one.</summary>
    private const int PauseMilliseconds = 200;

    private const int MaximumPauseMilliseconds = 1600;

    private readonly SectorPace _pace = new SectorPace();
    private SequenceWait _wait;
    private long _due;
    private int _next;
    private int _furthest;

    // The last chunk that was sent when the node was probed; 0 where no answer is outstanding.
    private int _probed;
    private int _probesLeft;
    private int _sinceProbe;
    private long _sentAt;
    private int _silences;

    // The last chunk of a try to make the node speak: one that it cannot have.
    private int _tryEnd;

    /// <summary>Creates a delivery that starts with the ring's first chunk.</summary>
    public SequenceDelivery(ChunkRing ring, int chunks)
        : base(ring, chunks)
    {
        _next = ring.First;
        _furthest = ring.First - 1;
        _wait = _next > chunks ? SequenceWait.Check : SequenceWait.Nothing;
    }

    /// <inheritdoc/>
    public override bool IsSettled
    {
        get { return _furthest >= Chunks; }
    }

    /// <inheritdoc/>
    public override bool IsStarved
    {
        get { return InFlight == 0 && _next > Ring.Last && _next <= Chunks; }
    }

    /// <inheritdoc/>
    public override int MaximumInFlight
    {
        get { return 1; }
    }

    /// <summary>Gets how many chunks are sent without a word of the node; the ring has as many more as there are tries to make it speak.</summary>
    public int MaximumUnconfirmed
    {
        get { return Ring.Places - Tries; }
    }

    private bool HasChunk
    {
        get { return _next <= Ring.Last && (_next < Ring.First + MaximumUnconfirmed || _next <= _tryEnd); }
    }

    /// <inheritdoc/>
    public override int Next(long now)
    {
        bool isOver = _wait != SequenceWait.Nothing && now >= _due;
        if (InFlight > 0 || (_wait == SequenceWait.Pause && !isOver))
        {
            return Nothing;
        }

        if (_wait == SequenceWait.Pause)
        {
            _wait = SequenceWait.Nothing;
        }

        if (_wait == SequenceWait.Nothing ? IsWorthAProbe(now) : isOver)
        {
            BeginProbing(now);
            if (_probesLeft > 0)
            {
                return Probe;
            }

            OnSilence(now);
            if (_wait == SequenceWait.Pause)
            {
                return Nothing;
            }
        }

        return HasChunk && _pace.Wait(_next, now) == 0 ? _next : Nothing;
    }

    /// <inheritdoc/>
    public override bool OnAnswer(OtaStatus status, byte[] buffer, int offset, int count, long now)
    {
        int lastGood = OtaAnswer.Index(buffer, offset);
        if (status != OtaStatus.OutOfSequence || lastGood < Ring.First - 1 || lastGood > Ring.Last)
        {
            return false;
        }

        bool progress = lastGood >= Ring.First;
        bool isProbeAnswer = lastGood == _probed;
        if (!isProbeAnswer && _silences == 0 && lastGood < _next - 1)
        {
            _pace.OnGap(lastGood);
        }

        Ring.ReleaseBefore(lastGood + 1);
        _silences = 0;
        _tryEnd = 0;
        _sinceProbe = 0;
        _probed = 0;

        // The answer to a probe says that all is well up to there; more may have been sent since, and stays sent. Any other
        // answer tells a gap, or a position ahead of ours.
        if (!isProbeAnswer || _next <= lastGood)
        {
            _next = lastGood + 1;
        }

        WaitFor(_next > Chunks ? SequenceWait.Check : SequenceWait.Nothing, now + EndMilliseconds);
        return progress;
    }

    /// <inheritdoc/>
    public override int Wait(long now)
    {
        if (InFlight > 0)
        {
            return int.MaxValue;
        }

        if (_wait != SequenceWait.Nothing)
        {
            return Left(_due, now);
        }

        if (!HasChunk)
        {
            return _next > Ring.First ? Left(_sentAt + IdleMilliseconds, now) : int.MaxValue;
        }

        int pause = _pace.Wait(_next, now);
        return pause > 0 ? pause : int.MaxValue;
    }

    /// <inheritdoc/>
    protected override void OnAsking(long now)
    {
        _probesLeft--;
        _due = now + ProbeMilliseconds;
    }

    /// <inheritdoc/>
    protected override bool OnChunkSent(int index, bool delivered, long now)
    {
        _sentAt = now;
        if (!delivered)
        {
            return false;
        }

        _pace.OnDelivered(index, now);
        if (index == _next)
        {
            _next++;
            _sinceProbe++;
            if (_next > Chunks)
            {
                WaitFor(SequenceWait.Check, now + EndMilliseconds);
            }
        }

        bool progress = index > _furthest;
        _furthest = progress ? index : _furthest;
        return progress;
    }

    private static int Left(long due, long now)
    {
        return due > now ? (int)(due - now) : 1;
    }

    private void WaitFor(SequenceWait what, long due)
    {
        _wait = what;
        _due = due;
    }

    private void BeginProbing(long now)
    {
        if (_probed == 0)
        {
            _probed = _next - 1;
            _probesLeft = Probes;
        }

        WaitFor(SequenceWait.Answer, now);
    }

    private void OnSilence(long now)
    {
        _probed = 0;
        _sinceProbe = 0;
        _silences++;
        _tryEnd = LastSent + 1;
        _next = Ring.First;
        if (_next > Chunks)
        {
            WaitFor(SequenceWait.Check, now + EndMilliseconds);
        }
        else if (_silences > 1)
        {
            int pause = _silences < Tries ? PauseMilliseconds << (_silences - 2) : MaximumPauseMilliseconds;
            WaitFor(SequenceWait.Pause, now + pause);
        }
        else
        {
            _wait = SequenceWait.Nothing;
        }
    }

    private bool IsWorthAProbe(long now)
    {
        if (_next == Ring.First)
        {
            return false;
        }

        bool isTryOver = _silences > 0 && _next > _tryEnd;
        bool isIdle = _next > Ring.Last && (Ring.IsFull || now - _sentAt >= IdleMilliseconds);
        bool isWorthIt = _silences == 0
            && (_next - Ring.First >= MaximumUnconfirmed || (_sinceProbe >= ProbeAfter && SectorPace.EndsSector(_next + 1)));
        return isTryOver || isIdle || isWorthIt;
    }
}
