using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Air;

/// <summary>Chance: what is lost, and how strong a signal is. Each effect has random numbers of its own.</summary>
internal sealed class LinkQuality
{
    private const int WeakestRssi = -128;
    private const int MaximumBits = 8;

    private readonly AirSettings _settings;
    private readonly Random _loss;
    private readonly Random _bursts;
    private readonly Random _rssi;
    private readonly Random _corruption;
    private readonly Random _jitter;
    private readonly Dictionary<(long Source, long Destination), int> _pairs = [];
    private long _phaseEnd;
    private bool _inBurst = true;

    public LinkQuality(AirSettings settings, Random seeds)
    {
        _settings = settings;
        _loss = new Random(seeds.Next());
        _bursts = new Random(seeds.Next());
        _rssi = new Random(seeds.Next());
        _corruption = new Random(seeds.Next());
        _jitter = new Random(seeds.Next());
    }

    public void SetRssi(long one, long other, int dbm)
    {
        _pairs[(one, other)] = dbm;
        _pairs[(other, one)] = dbm;
    }

    public int Rssi(long source, long destination)
    {
        int mean = _pairs.GetValueOrDefault((source, destination), _settings.Rssi);
        return Math.Clamp(mean + _rssi.Next(-_settings.RssiJitter, _settings.RssiJitter + 1), WeakestRssi, 0);
    }

    public bool LosesAttempt(long now, long source, long destination, PhyRate rate, int payload)
    {
        double loss = IsBurst(now) ? Math.Max(_settings.BurstLoss, _settings.Loss) : _settings.Loss;
        if (payload > ReceivedFrame.MaximumCount)
        {
            // What is given is of a frame of 250 bytes; a longer one has to survive so many times as long as it lasts.
            loss = 1 - Math.Pow(1 - loss, PhyRate.Lengths(payload));
        }

        double weak = rate.LossAt(_pairs.GetValueOrDefault((source, destination), _settings.Rssi), payload);
        return Happens(loss + weak - (loss * weak));
    }

    public bool LosesAck(long now)
    {
        return Happens(IsBurst(now) ? Math.Max(_settings.BurstLoss, _settings.AckLoss) : _settings.AckLoss);
    }

    public bool DropsAfterAck()
    {
        return Happens(_settings.ResidualLoss);
    }

    public bool PassesDuplicate()
    {
        return Happens(_settings.Duplicates);
    }

    /// <summary>Changes some bits of a payload, where chance has it.</summary>
    /// <returns>Whether it changed any.</returns>
    public bool Corrupts(Span<byte> payload)
    {
        if (_settings.Corruption <= 0 || _corruption.NextDouble() >= _settings.Corruption)
        {
            return false;
        }

        // Different bytes, so that no change takes back another one.
        int first = _corruption.Next(payload.Length);
        int bits = 1 + _corruption.Next(Math.Min(MaximumBits, payload.Length));
        for (int i = 0; i < bits; i++)
        {
            payload[(first + i) % payload.Length] ^= (byte)(1 << _corruption.Next(8));
        }

        return true;
    }

    /// <summary>Returns how long a received frame takes to the receive ring, in microseconds.</summary>
    public int Latency()
    {
        int jitter = _settings.LatencyJitterMicroseconds;
        return _settings.LatencyMicroseconds + (jitter > 0 ? _jitter.Next(jitter + 1) : 0);
    }

    private bool Happens(double probability)
    {
        return probability > 0 && _loss.NextDouble() < probability;
    }

    private bool IsBurst(long now)
    {
        if (_settings.BurstMicroseconds == 0)
        {
            return false;
        }

        while (now >= _phaseEnd)
        {
            _inBurst = !_inBurst;
            double mean = _inBurst ? _settings.BurstMicroseconds : _settings.BurstGapMicroseconds;
            _phaseEnd += 1 + (long)(-mean * Math.Log(1 - _bursts.NextDouble()));
        }

        return _inBurst;
    }
}
