using System.Globalization;
using EnigmaIoT.Fuzzer.Boards;

namespace EnigmaIoT.Fuzzer;

/// <summary>
/// Passes mutated frames and MQTT messages to gateway and nodes and prints what came of it: the same text on every machine for the
/// same seed and number of inputs.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="output">Receives the text.</param>
public sealed class FuzzJob(FuzzOptions options, TextWriter output)
{
    /// <summary>How much the heap of the whole process may grow, in bytes.</summary>
    private const long HeapSlack = 64L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly FuzzTally _tally = new();
    private FuzzFinding? _finding;

    /// <summary>Runs all lanes.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether nothing was found.</returns>
    public bool Run(CancellationToken cancellation)
    {
        int lanes = (options.Count + FuzzLane.Length - 1) / FuzzLane.Length;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Count:N0} inputs, seed {options.Seed}, lanes of up to {FuzzLane.Length:N0}"));
        long heap = GC.GetTotalMemory(true);
        if (options.Lane is { } single)
        {
            RunLane(single, Math.Min(options.Count, FuzzLane.Length), cancellation);
        }
        else
        {
            RunLanes(lanes, cancellation);
        }

        _tally.Print(output);
        heap = GC.GetTotalMemory(true) - heap;
        _finding?.Print(output, options.Seed);
        bool grew = options.MeasuresHeap && heap > HeapSlack;
        if (grew)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FAILED: the heap has grown by {heap:N0} bytes"));
        }
        else if (_finding == null)
        {
            output.WriteLine("Nothing found: no exception, no unrest, nothing that grows, and fresh nodes were served.");
        }

        return _finding == null && !grew;
    }

    private void RunLanes(int lanes, CancellationToken cancellation)
    {
        ParallelOptions parallel = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, lanes, parallel, (number, loop) =>
        {
            int count = Math.Min(FuzzLane.Length, options.Count - (number * FuzzLane.Length));
            if (!RunLane(number, count, cancellation))
            {
                // Those before it run to their end, so that the first finding is the same on every machine.
                loop.Break();
            }
        });
    }

    private bool RunLane(int number, int count, CancellationToken cancellation)
    {
        FuzzLane lane = new(number, options.Seed, options.Wrap);
        FuzzFinding? finding = lane.Run(count, cancellation);
        lock (_lock)
        {
            lane.AddTo(_tally);
            _finding = finding != null && (_finding == null || number < _finding.Lane) ? finding : _finding;
        }

        return finding == null;
    }
}
