using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// The pace of a 0.9.8 node. It writes a sector of flash whenever that many bytes have come, in the very callback that takes
/// frames: meanwhile its radio acknowledges more than its buffers hold. How many they hold differs from board to board and is
/// learned: three gaps at the same place behind the ends of neighbouring sectors set the limit, and sectors without one raise
/// it again.
/// </summary>
public sealed class SectorPace
{
    /// <summary>Bytes that Arduino's updater collects before it writes them (SPI_FLASH_SEC_SIZE).</summary>
    private const int SectorBytes = 4096;

    /// <summary>Erasing and programming a sector takes about 55 ms.</summary>
    private const int PauseMilliseconds = 60;

    /// <summary>No board's buffers hold more frames than arrive in that time.</summary>
    private const int Unlimited = 20;

    private const int Tolerance = 2;
    private const int Evidence = 3;

    /// <summary>Three sectors: while one gap is repaired, the end of the next sector may pass without one.</summary>
    private const int NeighbourChunks = 3 * SectorBytes / OtaLimits.ChunkCount;

    private const int RaiseAfter = 8;

    private int _allowed = Unlimited;
    private int _suspected;
    private int _suspectedEnd;
    private int _evidence;
    private int _sectorEnd;
    private long _endedAt;
    private int _clean;
    private int _step = 1;

    /// <summary>Determines whether a node writes a sector once it has taken this chunk.</summary>
    public static bool EndsSector(int index)
    {
        return LastSectorEnd(index) == index;
    }

    /// <summary>A chunk reached the node's radio.</summary>
    public void OnDelivered(int index, long now)
    {
        if (index <= _sectorEnd || !EndsSector(index))
        {
            return;
        }

        _sectorEnd = index;
        _endedAt = now;
        _clean++;
        if (_clean >= RaiseAfter && _allowed < Unlimited)
        {
            _clean = 0;
            _allowed += _step;
            _step *= 2;
        }
    }

    /// <summary>The node has lost a chunk that its radio had acknowledged.</summary>
    /// <param name="lastGood">The last chunk that it took.</param>
    public void OnGap(int lastGood)
    {
        int end = LastSectorEnd(lastGood);
        int held = lastGood - end;
        if (end == 0 || held >= Unlimited)
        {
            return;
        }

        _clean = 0;
        int expected = _allowed < Unlimited ? _allowed : _suspected;
        int difference = held - expected;
        bool fits = difference >= -Tolerance && difference <= Tolerance;
        _evidence = fits && end - _suspectedEnd <= NeighbourChunks ? _evidence + 1 : 1;
        _suspected = held;
        _suspectedEnd = end;
        if (_evidence >= Evidence || (fits && _allowed < Unlimited))
        {
            _allowed = held < 1 ? 1 : held < _allowed ? held : _allowed;
            _step = 1;
        }
    }

    /// <summary>Returns how long a chunk has to wait.</summary>
    /// <param name="index">The chunk.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Milliseconds; 0 where it can go now.</returns>
    public int Wait(int index, long now)
    {
        if (_allowed >= Unlimited || index <= _sectorEnd + _allowed)
        {
            return 0;
        }

        int wait = (int)(_endedAt + PauseMilliseconds - now);
        return wait > 0 ? wait : 0;
    }

    /// <summary>The last chunk up to an index that completes a sector; 0 where none does.</summary>
    private static int LastSectorEnd(int index)
    {
        int sectors = index * OtaLimits.ChunkCount / SectorBytes;
        return ((sectors * SectorBytes) + OtaLimits.ChunkCount - 1) / OtaLimits.ChunkCount;
    }
}
