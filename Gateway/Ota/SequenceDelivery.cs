using EnigmaIoT.Shared.Ota;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>
/// Delivery to a 0.9.8 node, strictly in order, one frame under way at a time. Such a node says status 4 once per gap and
/// then nothing, and says nothing at all while all is well. So it is probed: to a chunk that cannot be the next one a node
/// without a gap says status 4 with the last one it took. Silence means that its status 4 was lost, and it says no other before
/// it has taken one more chunk: either it misses one, and everything that is not confirmed is sent again; or it has all that was
/// sent, and waits for the next. Both are tried in turn. How fast it can take chunks is learned (<see cref="SectorPace"/>).
/// </summary>
public sealed class SequenceDelivery : ChunkDelivery
{
    /// <summary>
    /// So many unconfirmed chunks make a probe worth its frame, once the node is about to have a sector: it has written the one
    /// before and is not busy with the next one yet, so it answers at once.
    /// </summary>
    private const int ProbeAfter = 12;

    /// <summary>So many make it worth its frame anyway.</summary>
    private const int ProbeAlwaysAfter = 30;

    /// <summary>After so many silences in a row it is more likely that the node has taken all than that it misses one still.</summary>
    private const int AllTaken = 3;

    /// <summary>So many chunks behind those that the node may hold are sent before it is probed again.</summary>
    private const int NextTried = 2;

    /// <summary>
    /// Chunks that nobody confirms hold the room that the publisher waits for: where nothing else is to be sent for so long,
    /// they are probed. Longer than the reference script's slowest pause, 180 ms.
    /// </summary>
    private const int IdleMilliseconds = 250;

    /// <summary>A node that is busy writing flash may need this long to answer a probe.</summary>
    private const int ProbeMilliseconds = 70;

    /// <summary>So many probes without an answer mean a gap.</summary>
    private const int Probes = 2;

    /// <summary>After the last chunk the node checks the image; it gets this long before it is probed.</summary>
    private const int EndMilliseconds = 1500;

    private readonly SectorPace _pace = new SectorPace();
    private int _next = 1;
    private int _highest;
    private int _highestSent;
    private int _probe;
    private int _probesLeft;
    private long _probeDue;
    private long _sentAt;
    private bool _underWay;
    private int _sinceProbe;
    private int _confirmed;
    private int _silences;

    /// <summary>Makes a delivery that starts with the ring's first chunk.</summary>
    public SequenceDelivery(ChunkRing ring, int chunks)
        : base(ring, chunks)
    {
        _next = ring.First;
        _highest = ring.First - 1;
        _highestSent = _highest;
        _confirmed = _highest;
    }

    /// <inheritdoc/>
    public override bool IsSettled
    {
        get { return _next > Chunks && !_underWay; }
    }

    /// <inheritdoc/>
    public override bool IsStarved
    {
        get { return !_underWay && RewindTo == 0 && _next > Ring.Last && _next <= Chunks; }
    }

    /// <inheritdoc/>
    public override int MostUnderWay
    {
        get { return 1; }
    }

    /// <inheritdoc/>
    public override int Next(long now)
    {
        if (_underWay || RewindTo > 0)
        {
            return Nothing;
        }

        if (_probe == 0 && ProbeIsDue(now))
        {
            _probe = _next - 1;
            _probesLeft = Probes;
            _probeDue = now;
        }

        if (_probe != 0 && now >= _probeDue)
        {
            if (_probesLeft > 0)
            {
                return Probe;
            }

            OnSilence(now);
            if (RewindTo > 0)
            {
                return Nothing;
            }
        }

        return _next <= Ring.Last && _pace.Wait(_next, now) == 0 ? _next : Nothing;
    }

    /// <inheritdoc/>
    public override void OnSending(int index, long now)
    {
        if (index == Probe)
        {
            _probesLeft--;
            _probeDue = now + ProbeMilliseconds;
            return;
        }

        _underWay = true;
        SentAgain += index <= _highestSent ? 1 : 0;
        _highestSent = index > _highestSent ? index : _highestSent;
    }

    /// <inheritdoc/>
    public override bool OnSent(int index, bool delivered, long now)
    {
        _underWay = false;
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
                _probeDue = now + EndMilliseconds;
            }
        }

        bool progress = index > _highest;
        _highest = progress ? index : _highest;
        return progress;
    }

    /// <inheritdoc/>
    public override bool OnAnswer(int status, byte[] buffer, int offset, int count, long now)
    {
        if (status != OtaStatus.OutOfSequence)
        {
            return false;
        }

        int lastGood = OtaAnswer.Index(buffer, offset);
        if (lastGood < _confirmed || lastGood > Ring.Last)
        {
            IsElsewhere = lastGood > Ring.Last;
            return false;
        }

        _silences = 0;
        _confirmed = lastGood;
        if (lastGood < Ring.First - 1)
        {
            RewindTo = lastGood + 1;
            return false;
        }

        bool progress = lastGood >= Ring.First;
        Ring.ReleaseBefore(lastGood + 1);
        _sinceProbe = 0;
        bool isProbeAnswer = lastGood == _probe;
        _probe = 0;
        if (!isProbeAnswer && lastGood < _next - 1)
        {
            _pace.OnGap(lastGood);
        }

        // The answer to a probe says that all is well up to there; more may have been sent since, and stays sent. Any other
        // answer tells a gap, or a position ahead of ours.
        if (!isProbeAnswer || _next <= lastGood)
        {
            _next = lastGood + 1;
        }

        if (_next > Chunks)
        {
            _probeDue = now + EndMilliseconds;
        }

        return progress;
    }

    /// <inheritdoc/>
    public override void OnRewound()
    {
        base.OnRewound();
        _next = Ring.First;
        _probe = 0;
        _sinceProbe = 0;
    }

    /// <inheritdoc/>
    public override int Wait(long now)
    {
        if (RewindTo > 0)
        {
            return 0;
        }

        if (_underWay)
        {
            return int.MaxValue;
        }

        if (_probe != 0 || _next > Chunks)
        {
            return Left(_probeDue, now);
        }

        if (_next > Ring.Last)
        {
            return _next > Ring.First ? Left(_sentAt + IdleMilliseconds, now) : int.MaxValue;
        }

        int pause = _pace.Wait(_next, now);
        return pause > 0 ? pause : int.MaxValue;
    }

    private void OnSilence(long now)
    {
        _probe = 0;
        _sinceProbe = 0;
        _probeDue = now + EndMilliseconds;
        _silences++;
        if (_silences % AllTaken == 0 && Ring.Last < Chunks)
        {
            // Perhaps it has them all: the next one, which the publisher has yet to give, makes it speak again.
            Ring.ReleaseBefore(Ring.Last + 1);
            _sinceProbe = ProbeAlwaysAfter - NextTried;
        }
        else if (Ring.First > _confirmed + 1)
        {
            RewindTo = _confirmed + 1;
        }

        _next = Ring.First;
    }

    private static int Left(long due, long now)
    {
        return due > now ? (int)(due - now) : 1;
    }

    private bool ProbeIsDue(long now)
    {
        if (_next > Chunks)
        {
            return now >= _probeDue;
        }

        bool isIdle = _next > Ring.Last && (Ring.IsFull || now - _sentAt >= IdleMilliseconds);
        bool isWorthIt = _sinceProbe >= ProbeAlwaysAfter || (_sinceProbe >= ProbeAfter && SectorPace.EndsSector(_next + 1));
        return _next > Ring.First && (isIdle || isWorthIt);
    }
}
