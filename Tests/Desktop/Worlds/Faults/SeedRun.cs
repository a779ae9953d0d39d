using System.Globalization;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>
/// Runs one story for each of many seeds. ENIGMAIOT_SEEDS sets how many are tried, ENIGMAIOT_FIRST_SEED with which it begins;
/// ENIGMAIOT_SEED runs one alone and prints what its boards logged and what was published.
/// </summary>
internal static class SeedRun
{
    private static readonly string[] _topics = ["/ota", "/update", "/restart"];

    /// <summary>Gets the seed that runs alone; null where many do.</summary>
    public static int? Single => Number("ENIGMAIOT_SEED");

    /// <summary>Runs the stories of the seeds, from 1 on where nothing else is wanted, and fails with those that failed.</summary>
    /// <param name="defaultSeeds">How many are tried where nothing else is wanted.</param>
    /// <param name="make">Makes the story of a seed.</param>
    /// <returns>How many were tried.</returns>
    public static int Run(int defaultSeeds, Func<int, SeedStory> make)
    {
        int first = Single ?? Number("ENIGMAIOT_FIRST_SEED") ?? 1;
        int seeds = Single == null ? Number("ENIGMAIOT_SEEDS") ?? defaultSeeds : 1;
        SortedDictionary<int, string> failures = [];
        Parallel.For(first, first + seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            SeedStory story = make(seed);
            try
            {
                story.Run();
            }
            catch (Exception failure)
            {
                lock (failures)
                {
                    failures[seed] = $"seed {seed}: {(Single == null ? failure.Message : failure)}{Environment.NewLine}  {story.Plan}";
                }
            }

            if (Single != null)
            {
                Print(story);
            }
        });

        Console.WriteLine($"{seeds} seeds, {failures.Count} failed");
        Assert.IsEmpty(failures, string.Join(Environment.NewLine, failures.Values.Take(20)));
        return seeds;
    }

    private static int? Number(string variable)
    {
        string? value = Environment.GetEnvironmentVariable(variable);
        return value == null ? null : int.Parse(value, CultureInfo.InvariantCulture);
    }

    private static void Print(SeedStory story)
    {
        VirtualWorld world = story.World;
        var lines = world.Log.Select(line => (line.Time, Text: $"{line.Board}: {line.Message}"));
        var messages = world.Broker.Messages
            .Where(message => Array.Exists(_topics, topic => message.Topic.EndsWith(topic, StringComparison.Ordinal)))
            .Where(message => message.Payload is not [not (byte)'0' and not (byte)'{', ..])
            .Select(message => (message.Time, Text: $"{message.Topic} {message.Text}"));
        foreach ((long time, string text) in lines.Concat(messages).OrderBy(line => line.Time))
        {
            Console.WriteLine($"{time / 1e6,10:0.000} {text}");
        }

        Console.WriteLine(story.Tell());
    }
}
