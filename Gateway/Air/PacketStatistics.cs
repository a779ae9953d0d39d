using System;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// What the gateway counts of each node's data messages, as the reference counts it. One array for each count holds it for all
/// nodes, for an object of each node's would take three times as much of the heap.
/// </summary>
public sealed class PacketStatistics
{
    private const int Rates = 5;
    private const double MillisecondsPerHour = 3600000;

    private readonly int[] _received;
    private readonly int[] _lost;
    private readonly long[] _lastAt;
    private readonly byte[] _rateCounts;
    private readonly float[] _rates;

    /// <summary>Creates statistics of nodes that have sent nothing.</summary>
    /// <param name="capacity">How many nodes there may be; their ids are less.</param>
    public PacketStatistics(int capacity)
    {
        _received = new int[capacity];
        _lost = new int[capacity];
        _lastAt = new long[capacity];
        _rateCounts = new byte[capacity];
        _rates = new float[capacity * Rates];
    }

    /// <summary>Gets how many data messages of a node came.</summary>
    /// <param name="id">The node's id.</param>
    public int Received(int id)
    {
        return _received[id];
    }

    /// <summary>Gets how many data messages of a node were missed, by their counters.</summary>
    /// <param name="id">The node's id.</param>
    public int Lost(int id)
    {
        return _lost[id];
    }

    /// <summary>Gets a node's lost messages for each received one; 0 while none was received.</summary>
    /// <param name="id">The node's id.</param>
    public double ErrorRate(int id)
    {
        return _received[id] == 0 ? 0 : (double)_lost[id] / _received[id];
    }

    /// <summary>Gets the milliseconds between a node's last two data messages, or from its registration to its first one.</summary>
    public long LastPause(int id)
    {
        return _rateCounts[id] == 0 ? 0 : (long)(MillisecondsPerHour / _rates[(id * Rates) + _rateCounts[id] - 1]);
    }

    /// <summary>
    /// Gets the longest pause before one of a node's last five data messages, in milliseconds: of a node that sleeps, which may send
    /// several behind a wake-up, the time from one wake-up to the next. 0 where it has sent fewer than two since its registration.
    /// </summary>
    /// <param name="id">The node's id.</param>
    public long LongestPause(int id)
    {
        float least = 0;
        for (int i = 0; i < _rateCounts[id] && _rateCounts[id] > 1; i++)
        {
            float rate = _rates[(id * Rates) + i];
            least = least == 0 || rate < least ? rate : least;
        }

        return least == 0 ? 0 : (long)(MillisecondsPerHour / least);
    }

    /// <summary>
    /// Gets the mean rate of a node's last five messages, in messages an hour. Each counts half as much as the one after it, as in
    /// the reference.
    /// </summary>
    /// <param name="id">The node's id.</param>
    public double PacketsPerHour(int id)
    {
        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (int i = _rateCounts[id] - 1; i >= 0; i--)
        {
            sum += _rates[(id * Rates) + i] * weight;
            weights += weight;
            weight /= 2;
        }

        return _rateCounts[id] == 0 ? 0 : sum / weights;
    }

    /// <summary>Starts to count anew: another node has the id.</summary>
    /// <param name="id">The node's id.</param>
    public void Clear(int id)
    {
        _received[id] = 0;
        _lost[id] = 0;
    }

    /// <summary>A node has registered: its counts run on, its rate starts anew.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnRegistered(int id, long now)
    {
        _rateCounts[id] = 0;
        _lastAt[id] = now;
    }

    /// <summary>Counts a node's message and those lost before it.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="lost">How many were lost.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Count(int id, int lost, long now)
    {
        long since = now - _lastAt[id];
        _lastAt[id] = now;
        int first = id * Rates;
        if (_rateCounts[id] == Rates)
        {
            Array.Copy(_rates, first + 1, _rates, first, Rates - 1);
            _rateCounts[id]--;
        }

        _rates[first + _rateCounts[id]] = (float)(MillisecondsPerHour / (since > 0 ? since : 1));
        _rateCounts[id]++;
        _received[id]++;
        _lost[id] += lost;
    }
}
