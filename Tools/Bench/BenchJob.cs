using System.Globalization;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Capture;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Bench;

/// <summary>Measures updates on every way and at every loss, in virtual time, and prints one table.</summary>
/// <param name="options">What to measure.</param>
/// <param name="output">Receives the table.</param>
/// <param name="capture">Receives a capture of the first line's air (pcap) and is closed; null for none.</param>
public sealed class BenchJob(BenchOptions options, TextWriter output, Stream? capture = null)
{
    private const int ManyNodes = 8;
    private const int Crowd = 50;
    private const int SmallCrowd = 35;
    private const int FewBuffers = ReferenceNodeOptions.StaticReceiveBuffers;

    private static readonly double[] _residualLosses = [0.01, 0.05, 0.1];

    private static readonly (BenchWay Way, string Name)[] _ways =
    [
        (BenchWay.Ours, "our node"),
        (BenchWay.OldNode, "0.9.8 node, our gateway"),
        (BenchWay.OldNodeFewBuffers, "0.9.8 node, 10 buffers"),
        (BenchWay.ReferenceFast, "0.9.8 node and gateway, fast"),
        (BenchWay.ReferenceMedium, "0.9.8 node and gateway, medium"),
        (BenchWay.ReferenceSlow, "0.9.8 node and gateway, slow"),
    ];

    /// <summary>Measures and prints.</summary>
    /// <param name="cancellation">Ends it between two measurements.</param>
    public void Run(CancellationToken cancellation)
    {
        List<(string Name, BenchCase Case)> cases = [.. options.Pair is { } pair ? CasesOf(pair) : Cases()];
        BenchResult[] results = new BenchResult[cases.Count];

        // Each case is a world of its own: in which order they run changes nothing.
        ParallelOptions parallel = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, cases.Count, parallel, i => results[i] = Measure(cases[i].Case, i == 0 ? capture : null));

        BenchTable table = new();
        for (int i = 0; i < results.Length; i++)
        {
            table.Add(cases[i].Name, results[i]);
        }

        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"Image of {options.Size:N0} bytes, 1 Mbit/s unless its rate rises, seed {options.Seed}; seconds are virtual.\n\n"));
        output.Write(table);
        for (int i = 0; i < results.Length; i++)
        {
            BenchResult result = results[i];
            if (result.Case.Rises || result.Case.HasLargeFrames || result.Case.Parcel != BenchParcel.Whole)
            {
                output.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{cases[i].Name}, {result.Case.Air.Loss * 100:0} %: {result.Seconds:0.00} s; limits in s: air {result.AirLimit:0.00}, flash {result.FlashLimit:0.00}, gateway's turns {result.GatewayLimit:0.00}, node's turns and flash {result.NodeLimit:0.00}\n"));
            }
        }

        output.Write("\n");
        if (options.Pair is null)
        {
            double single = results[0].Seconds;
            double many = results[^1].Seconds;
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{ManyNodes} nodes at once: {many:0.0} s, {many / (ManyNodes * single):0.00} times {ManyNodes} single updates.\n"));
        }

        FlashTiming flash = new();
        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"The flash alone, erased and programmed: {flash.Fill(options.Size, NorFlash.DefaultBlockSize) / 1e6:0.0} s by the block, {flash.Fill(options.Size, NorFlash.SectorSize) / 1e6:0.0} s by the sector.\n"));
        if (options.Pair is null)
        {
            PrintHeaps();
        }
    }

    private void PrintHeaps()
    {
        PrintHeap(HeapRun.Run(options.Seed, 0), $"a gateway's firmware with {HeapRun.Nodes} nodes and no update");
        PrintHeap(HeapRun.Run(options.Seed, 1), $"a gateway's firmware with {HeapRun.Nodes} nodes and one running update");
        PrintHeap(HeapCount.OfBrokerLink(), "a gateway's connection to the broker");
        PrintHeap(NodeHeapRun.Run(options.Seed), "a node's firmware while it is updated");
        PrintHeap(HeapCount.OfRadio(BatchedRadio.Collected), "a gateway's radio");
        PrintHeap(HeapCount.OfRadio(BatchedRadio.MinimumCollected), "a node's radio");
    }

    private void PrintHeap(HeapCount count, string what)
    {
        output.Write(string.Create(CultureInfo.InvariantCulture, $"\nManaged heap of {what}: {count.Total:N0} bytes\n"));

        foreach ((string part, int bytes) in count.Parts)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"  {part,-14} {bytes,8:N0}\n"));
        }
    }

    private BenchResult Measure(BenchCase bench, Stream? captureTo)
    {
        BenchRun run = new(bench, options.Seed, options.Size);
        using AirCapture? air = captureTo is null ? null : new AirCapture(run.Air, captureTo);
        return run.Run();
    }

    private IEnumerable<(string Name, BenchCase Case)> CasesOf(BenchPair pair)
    {
        foreach (BenchParcel parcel in Enum.GetValues<BenchParcel>())
        {
            foreach (double loss in options.Losses)
            {
                yield return CaseOf(pair, parcel, loss);
            }
        }
    }

    private (string Name, BenchCase Case) CaseOf(BenchPair pair, BenchParcel parcel, double loss)
    {
        AirSettings air = new() { Loss = loss };
        return (
            "our node, on an ESP32, " + Describe(pair, parcel),
            new BenchCase(BenchWay.Ours, air, Costs: options.Costs, Parcel: parcel, Given: pair));
    }

    private static string Describe(BenchPair pair, BenchParcel parcel)
    {
        int size = pair.Image.Size;
        int sent = pair.Pack(parcel).Size;
        return parcel switch
        {
            BenchParcel.Compressed => string.Create(CultureInfo.InvariantCulture, $"compressed: {sent:N0} of {size:N0}"),
            BenchParcel.Delta => string.Create(CultureInfo.InvariantCulture, $"delta: {sent:N0} of {size:N0}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"as it is: {size:N0}"),
        };
    }

    private IEnumerable<(string Name, BenchCase Case)> Rising()
    {
        BenchCosts little = new() { GatewayChunk = 1.3, NodeChunk = 0.5, Collection = 4 };
        AirSettings good = new();
        AirSettings lossy = new() { Loss = 0.05 };
        yield return ("our node, rising rate", new BenchCase(BenchWay.Ours, good, Rises: true));
        yield return ("our node, rising rate", new BenchCase(BenchWay.Ours, lossy, Rises: true));
        yield return ("our node, rising rate, gateway with PSRAM", new BenchCase(BenchWay.Ours, good, Rises: true, HasPsram: true));
        yield return ("our node, rising rate, gateway with PSRAM", new BenchCase(BenchWay.Ours, lossy, Rises: true, HasPsram: true));
        yield return ("our node, rising rate, on an ESP32", new BenchCase(BenchWay.Ours, good, 1, options.Costs, Rises: true));
        yield return ("our node, rising rate, on an ESP32", new BenchCase(BenchWay.Ours, lossy, 1, options.Costs, Rises: true));
        yield return ("our node, rising rate, short queues, on an ESP32", new BenchCase(BenchWay.Ours, good, 1, options.Costs, true, IsTight: true));
        yield return ("our node, short queues, on an ESP32", new BenchCase(BenchWay.Ours, good, 1, options.Costs, IsTight: true));
        yield return ("our node, 10 buffers, on an ESP32", new BenchCase(BenchWay.Ours, good, 1, options.Costs, Buffers: FewBuffers));
        yield return ("our node, 10 buffers, rising rate, on an ESP32", new BenchCase(BenchWay.Ours, good, 1, options.Costs, true, FewBuffers));
        yield return ("our node, rising rate, least work", new BenchCase(BenchWay.Ours, good, 1, little, Rises: true));
        yield return ("2 of our nodes, rising rate, least work", new BenchCase(BenchWay.Ours, good, 2, little, Rises: true));
    }

    private IEnumerable<(string Name, BenchCase Case)> Large()
    {
        BenchCosts little = new() { GatewayChunk = 1.3, NodeChunk = 0.5, Collection = 4 };
        (BenchCosts? Costs, bool HasPsram, string Board)[] boards =
        [
            (null, false, ""), (null, true, ", gateway with PSRAM"), (options.Costs, false, ", on an ESP32"),
            (little, false, ", least work"), (little, true, ", least work, gateway with PSRAM"),
        ];
        foreach ((double? rate, string what) in new (double?, string)[] { (1, "1 Mbit/s"), (24, "24 Mbit/s"), (54, "54 Mbit/s"), (null, "rising rate") })
        {
            foreach ((BenchCosts? costs, bool hasPsram, string board) in boards)
            {
                BenchCase bench = new(BenchWay.Ours, new AirSettings(), 1, costs, rate is null, HasPsram: hasPsram, HasLargeFrames: true, Top: rate);
                string name = "our node, large frames, " + what + board;
                yield return (name, bench);
                if (rate is null or 1 && !hasPsram)
                {
                    yield return (name, bench with { Air = new AirSettings { Loss = 0.05 } });
                }
            }
        }
    }

    private IEnumerable<(string Name, BenchCase Case)> Cases()
    {
        foreach ((BenchWay way, string name) in _ways)
        {
            foreach (double loss in options.Losses)
            {
                yield return (name, new BenchCase(way, new AirSettings { Loss = loss }));
            }
        }

        foreach (double loss in options.Losses)
        {
            yield return ("our node, on an ESP32", new BenchCase(BenchWay.Ours, new AirSettings { Loss = loss }, Costs: options.Costs));
        }

        BenchCosts often = options.Costs with { NodeCollectionChunks = ProcessorCost.GatewayCollectionChunks };
        yield return ("our node, on an ESP32, collecting often", new BenchCase(BenchWay.Ours, new AirSettings(), Costs: often));
        yield return ("0.9.8 node, on an ESP32", new BenchCase(BenchWay.OldNode, new AirSettings(), Costs: options.Costs));
        yield return ("2 of our nodes, on an ESP32", new BenchCase(BenchWay.Ours, new AirSettings(), 2, options.Costs));

        yield return CaseOf(BenchPair.Made, BenchParcel.Compressed, 0);
        yield return CaseOf(BenchPair.Made, BenchParcel.Delta, 0);

        AirSettings bursts = new() { Loss = 0.3, BurstMicroseconds = 500_000 };
        yield return ("our node, bursts of 0.5 s", new BenchCase(BenchWay.Ours, bursts));
        yield return ("0.9.8 node, bursts of 0.5 s", new BenchCase(BenchWay.OldNode, bursts));
        foreach (double loss in _residualLosses)
        {
            string behind = string.Create(CultureInfo.InvariantCulture, $", {loss * 100:0} % behind the radio");
            AirSettings residual = new() { ResidualLoss = loss };
            yield return ("our node" + behind, new BenchCase(BenchWay.Ours, residual));
            yield return ("0.9.8 node" + behind, new BenchCase(BenchWay.OldNode, residual));
            yield return ("0.9.8 both, fast" + behind, new BenchCase(BenchWay.ReferenceFast, residual));
        }

        foreach ((string name, BenchCase bench) in Rising())
        {
            yield return (name, bench);
        }

        foreach ((string name, BenchCase bench) in Large())
        {
            yield return (name, bench);
        }

        foreach (double loss in options.Losses.Where(loss => loss <= 0.05))
        {
            AirSettings air = new() { Loss = loss };
            yield return ($"{Crowd} of our nodes, broadcast", new BenchCase(BenchWay.Broadcast, air, Crowd));
        }

        foreach (BenchParcel parcel in Enum.GetValues<BenchParcel>())
        {
            BenchCase bench = new(BenchWay.Broadcast, new AirSettings { Loss = 0.05 }, Crowd, Parcel: parcel, Given: BenchPair.Made);
            yield return ($"{Crowd} of our nodes, broadcast, {Describe(BenchPair.Made, parcel)}", bench);
        }

        // A gateway without PSRAM takes no more.
        yield return ($"{SmallCrowd} of our nodes, broadcast, on ESP32s", new BenchCase(BenchWay.Broadcast, new AirSettings { Loss = 0.05 }, SmallCrowd, options.Costs));
        yield return ("0.9.8 node, script fast", new BenchCase(BenchWay.OldScript, new AirSettings { Loss = 0.1 }));
        yield return ($"{ManyNodes} of our nodes at once", new BenchCase(BenchWay.Ours, new AirSettings(), ManyNodes));
    }
}
