using System.CommandLine;
using EnigmaIoT.Fuzzer;

namespace EnigmaIoT.Simulator.Commands;

/// <summary>The command <c>fuzz</c> and its options.</summary>
internal sealed class FuzzCommandLine
{
    private readonly Option<int> _count = OptionValues.Number("--count", "How many inputs", FuzzOptions.DefaultCount, 1, 1_000_000_000);

    private readonly Option<int> _seed = OptionValues.Number("--seed", "Decides everything random", 1, 0, int.MaxValue);

    private readonly Option<int?> _lane = new("--lane")
    {
        Description = "Run this lane alone: to see a failure again",
        HelpName = "N",
        CustomParser = argument => OptionValues.ParseNumber(argument, "--lane", 0, 100_000),
    };

    /// <summary>Builds the command.</summary>
    public FuzzCommandLine()
    {
        Command = new Command("fuzz", "Hands mutated radio frames and MQTT messages to gateway and nodes.") { _count, _seed, _lane };
    }

    /// <summary>Gets the command, without an action.</summary>
    public Command Command { get; }

    /// <summary>Reads a command line without errors.</summary>
    public FuzzOptions Read(ParseResult result)
    {
        return new FuzzOptions
        {
            Count = result.GetValue(_count),
            Seed = result.GetValue(_seed),
            Lane = result.GetValue(_lane),
            MeasuresHeap = true,
        };
    }
}
