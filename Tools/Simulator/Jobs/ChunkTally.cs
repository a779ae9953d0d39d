using System.Globalization;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>
/// Counts at what rates full chunks go to nodes on the simulated air, and in how many frames. It belongs to the boards' thread.
/// </summary>
internal sealed class ChunkTally
{
    // Bytes of a frame beside its chunks. No other message to a node is as long as one with a full chunk.
    private const int Around = FullFrame - OtaLimits.ChunkCount;
    private const int FullFrame = 250;

    private readonly SortedDictionary<double, int> _chunks = [];
    private int _frames;

    /// <summary>Begins to count.</summary>
    /// <param name="air">The air.</param>
    public ChunkTally(AirModel air)
    {
        air.Observed += OnAttempt;
    }

    /// <summary>Returns what was counted, in words.</summary>
    /// <returns>Null where there was no chunk.</returns>
    public string? Describe()
    {
        if (_frames == 0)
        {
            return null;
        }

        double most = _chunks.MaxBy(rate => rate.Value).Key;
        string rates = _chunks.Count == 1 ? $"{most} Mbit/s" : $"{_chunks.Keys.First()} to {_chunks.Keys.Last()} Mbit/s, most at {most}";
        return string.Create(CultureInfo.InvariantCulture, $"at {rates}; {(double)_chunks.Values.Sum() / _frames:0.0} a frame");
    }

    private void OnAttempt(in AirAttempt attempt, AirOutcome outcome)
    {
        bool hasChunk = attempt.Payload.Length >= FullFrame && attempt.Payload[0] == FrameType.ControlDown;
        if (!hasChunk || attempt.Number > 1 || attempt.Destination == MacAddress.Broadcast)
        {
            return;
        }

        int count = (attempt.Payload.Length - Around + OtaLimits.ChunkCount - 1) / OtaLimits.ChunkCount;
        _chunks[attempt.Rate.Megabits] = _chunks.GetValueOrDefault(attempt.Rate.Megabits) + count;
        _frames++;
    }
}
