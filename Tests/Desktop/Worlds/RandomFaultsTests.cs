using System.Globalization;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// Updates under random faults, one world for each seed: whatever happens, the node runs exactly the old or exactly a new
/// image, every update is told one end, and the network is whole again afterwards. ENIGMAIOT_SEEDS sets how many seeds are
/// tried; ENIGMAIOT_SEED runs one alone and prints what its boards logged.
/// </summary>
[TestClass]
public sealed class RandomFaultsTests
{
    private const int DefaultSeeds = 300;

    [TestMethod]
    public void ANodeEndsWithTheImagePublishedOrWithItsOldOneWhateverHappens()
    {
        int? single = Number("ENIGMAIOT_SEED");
        int seeds = single == null ? Number("ENIGMAIOT_SEEDS") ?? DefaultSeeds : 1;
        int updated = 0;
        int nodes = 0;
        SortedDictionary<int, string> failures = [];
        Parallel.For(
            single ?? 1,
            (single ?? 1) + seeds,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            seed =>
            {
                FaultPlan plan = new(seed);
                FaultWorld world = new(plan);
                int isNew = 0;
                try
                {
                    isNew = world.Run();
                }
                catch (Exception failure)
                {
                    lock (failures)
                    {
                        failures[seed] = $"seed {seed}: {failure.Message}{Environment.NewLine}  {plan}";
                    }
                }

                Interlocked.Add(ref updated, isNew);
                Interlocked.Add(ref nodes, plan.Targets);
                if (single != null)
                {
                    Print(world);
                }
            });

        Console.WriteLine($"{seeds} seeds: of {nodes} nodes {updated} run a new image, {nodes - updated} the old one; {failures.Count} seeds failed");
        Assert.IsEmpty(failures, string.Join(Environment.NewLine, failures.Values.Take(20)));
        Assert.IsTrue(single != null || updated > nodes / 4, "too few nodes were updated to say anything");
    }

    private static int? Number(string variable)
    {
        string? value = Environment.GetEnvironmentVariable(variable);
        return value == null ? null : int.Parse(value, CultureInfo.InvariantCulture);
    }

    private static void Print(FaultWorld world)
    {
        var lines = world.World.Log.Select(line => (line.Time, Text: $"{line.Board}: {line.Message}"));
        var messages = world.World.Broker.Messages
            .Where(message => message.Topic.EndsWith("/ota", StringComparison.Ordinal) || message.Topic.EndsWith("/update", StringComparison.Ordinal) || message.Topic.EndsWith("/restart", StringComparison.Ordinal))
            .Where(message => message.Payload is not [not (byte)'0' and not (byte)'{', ..])
            .Select(message => (message.Time, Text: $"{message.Topic} {message.Text}"));
        foreach ((long time, string text) in lines.Concat(messages).OrderBy(line => line.Time))
        {
            Console.WriteLine($"{time / 1e6,10:0.000} {text}");
        }

        Console.WriteLine(world.Tell());
    }
}
