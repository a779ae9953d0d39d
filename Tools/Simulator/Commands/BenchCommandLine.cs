using System.CommandLine;
using EnigmaIoT.Bench;

namespace EnigmaIoT.Simulator.Commands;

/// <summary>The command <c>bench</c> and its options.</summary>
internal sealed class BenchCommandLine
{
    private readonly Option<int> _seed = OptionValues.Number("--seed", "Decides everything random", 1, 0, int.MaxValue);

    private readonly Option<int?> _imageSize = new("--image-size")
    {
        Description = "Bytes of the image (default: 1,000,000, with --quick 100,000)",
        HelpName = "N",
        CustomParser = argument => OptionValues.ParseNumber(argument, "--image-size", 1000, 1_800_000),
    };

    private readonly Option<bool> _quick = new("--quick") { Description = "A smaller image and three losses in place of six" };

    private readonly Option<string?> _pcap = OptionValues.Capture("Capture the air of the first line to this file (pcap)");

    /// <summary>Builds the command.</summary>
    public BenchCommandLine()
    {
        Command = new Command("bench", "Measures updates in virtual time and prints one table, the same for the same seed.")
        {
            _seed,
            _imageSize,
            _quick,
            _pcap,
        };
    }

    /// <summary>Gets the command, without an action.</summary>
    public Command Command { get; }

    /// <summary>Reads a command line without errors.</summary>
    public BenchOptions Read(ParseResult result)
    {
        return new BenchOptions
        {
            Seed = result.GetValue(_seed),
            ImageSize = result.GetValue(_imageSize),
            Quick = result.GetValue(_quick),
            CaptureFile = result.GetValue(_pcap),
        };
    }
}
