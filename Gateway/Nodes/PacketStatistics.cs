using System;

namespace EnigmaIoT.Gateway.Nodes;

/// <summary>What the gateway counts of one node's data messages, as the reference counts it.</summary>
public sealed class PacketStatistics
{
    private const int Rates = 5;
    private const double MillisecondsPerHour = 3600000;

    private readonly float[] _rates = new float[Rates];
    private int _rateCount;
    private long _lastAt;

    /// <summary>Gets how many data messages came.</summary>
    public int Received { get; private set; }

    /// <summary>Gets how many data messages were missed, by their counters.</summary>
    public int Lost { get; private set; }

    /// <summary>Gets lost messages for each received one; 0 while none was received.</summary>
    public double ErrorRate
    {
        get { return Received == 0 ? 0 : (double)Lost / Received; }
    }

    /// <summary>
    /// Gets the mean rate of the last five messages, in messages an hour. Each counts half as much as the one after it, as in the
    /// reference.
    /// </summary>
    public double PacketsPerHour
    {
        get
        {
            double sum = 0;
            double weights = 0;
            double weight = 1;
            for (int i = _rateCount - 1; i >= 0; i--)
            {
                sum += _rates[i] * weight;
                weights += weight;
                weight /= 2;
            }

            return _rateCount == 0 ? 0 : sum / weights;
        }
    }

    /// <summary>Starts to count anew, for another node.</summary>
    public void Clear()
    {
        Received = 0;
        Lost = 0;
    }

    /// <summary>The node has registered: its counts run on, its rate starts anew.</summary>
    public void OnRegistered(long now)
    {
        _rateCount = 0;
        _lastAt = now;
    }

    /// <summary>Counts one message and those lost before it.</summary>
    public void Count(int lost, long now)
    {
        long since = now - _lastAt;
        _lastAt = now;
        if (_rateCount == Rates)
        {
            Array.Copy(_rates, 1, _rates, 0, Rates - 1);
            _rateCount--;
        }

        _rates[_rateCount++] = (float)(MillisecondsPerHour / (since > 0 ? since : 1));
        Received++;
        Lost += lost;
    }
}
