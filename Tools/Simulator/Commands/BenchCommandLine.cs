using System.CommandLine;
using System.CommandLine.Parsing;
using EnigmaIoT.Bench;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Update.Images;

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

    private readonly Option<string?> _image = new("--image")
    {
        Description = "Measure this image alone: as it is, compressed, and as a delta to that of --base",
        HelpName = "FILE",
    };

    private readonly Option<string?> _base = new("--base") { Description = "With --image: what runs", HelpName = "FILE" };

    private readonly Option<bool> _quick = new("--quick") { Description = "A smaller image and three losses in place of six" };

    private readonly Option<double?> _gatewayCost = OptionValues.Milliseconds(
        "--gateway-cost",
        "What a chunk takes a gateway on an ESP32, in milliseconds (default: 2.6)");

    private readonly Option<double?> _nodeCost = OptionValues.Milliseconds(
        "--node-cost",
        "What a chunk takes a node on an ESP32, in milliseconds (default: 0.9)");

    private readonly Option<double?> _collectionCost = OptionValues.Milliseconds(
        "--collection-cost",
        "What a collection of the managed heap takes either, in milliseconds (default: 8)");

    private readonly Option<int> _nodeCollection = OptionValues.Number(
        "--node-collection",
        "Chunks between two collections of a node (a gateway has one every 16)",
        ProcessorCost.NodeCollectionChunks,
        1,
        int.MaxValue);

    private readonly Option<string?> _pcap = OptionValues.Capture("Capture the air of the first line to this file (pcap)");

    /// <summary>Builds the command.</summary>
    public BenchCommandLine()
    {
        Command = new Command("bench", "Measures updates in virtual time and prints one table, the same for the same seed.")
        {
            _seed,
            _imageSize,
            _image,
            _base,
            _quick,
            _gatewayCost,
            _nodeCost,
            _collectionCost,
            _nodeCollection,
            _pcap,
        };
        Command.Validators.Add(CheckCombinations);
    }

    /// <summary>Gets the command, without an action.</summary>
    public Command Command { get; }

    /// <summary>Reads a command line without errors, and the images that it names.</summary>
    /// <exception cref="FirmwareImageException">One of them cannot be read, or is no deployment.</exception>
    public BenchOptions Read(ParseResult result)
    {
        BenchCosts standard = new();
        return new BenchOptions
        {
            Seed = result.GetValue(_seed),
            ImageSize = result.GetValue(_imageSize),
            Pair = result.GetValue(_image) is { } image && result.GetValue(_base) is { } running
                ? new BenchPair(FirmwareImage.Load(running), FirmwareImage.Load(image))
                : null,
            Quick = result.GetValue(_quick),
            Costs = new BenchCosts
            {
                GatewayChunk = result.GetValue(_gatewayCost) ?? standard.GatewayChunk,
                NodeChunk = result.GetValue(_nodeCost) ?? standard.NodeChunk,
                Collection = result.GetValue(_collectionCost) ?? standard.Collection,
                NodeCollectionChunks = result.GetValue(_nodeCollection),
            },
            CaptureFile = result.GetValue(_pcap),
        };
    }

    private void CheckCombinations(CommandResult result)
    {
        if (result.GetResult(_image) is null != (result.GetResult(_base) is null))
        {
            result.AddError("--image and --base belong together");
        }
        else if (result.GetResult(_image) is not null && result.GetResult(_imageSize) is not null)
        {
            result.AddError("--image and --image-size exclude each other");
        }
    }
}
