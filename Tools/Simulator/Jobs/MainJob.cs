using System.Diagnostics;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Progress;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>Updates the first node over the broker, as any updater would, and checks what it runs afterwards.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="output">Standard output.</param>
/// <param name="isTerminal">Whether it can redraw a line.</param>
internal sealed class MainJob(SimulatorOptions options, TextWriter output, bool isTerminal)
{
    private const string SampleName = "sample";

    // A node that lost its hellos tries again every 1.5 to 6.5 s; a new image has two minutes to register.
    private static readonly TimeSpan _registrationLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _restartLimit = TimeSpan.FromSeconds(150);

    /// <summary>Runs the job.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="SimulatorException">Something that it needs is not there.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        FirmwareImage? given = options.Image is null ? null : FirmwareImage.Load(options.Image);
        bool isKnown = given is null || KindOf(given) is ImageKind.Deployment or ImageKind.Application;
        if (!isKnown)
        {
            output.WriteLine($"{options.Image} is no firmware for these boards: gateway and node take it as raw data.");
        }

        await using World world = await World.StartAsync(options, acceptUnknown: !isKnown, output).ConfigureAwait(false);
        await world.WaitForBrokerAsync(cancellation).ConfigureAwait(false);
        if (!await world.WaitForNodesAsync(_registrationLimit, cancellation).ConfigureAwait(false))
        {
            throw new SimulatorException(ExitCode.NotRegistered, "the nodes did not register in time");
        }

        output.WriteLine($"Broker {world.Broker!.Address}, gateway, {options.Nodes} nodes registered.");
        FirmwareImage image = given ?? FirmwareImage.FromBytes(await world.SampleAsync().ConfigureAwait(false));
        return await UpdateAsync(world, image, cancellation).ConfigureAwait(false);
    }

    private static ImageKind KindOf(FirmwareImage image)
    {
        byte[] head = image.ChunkBytes(1).ToArray();
        return ImageMark.Recognise(head, 0, head.Length);
    }

    private static ImageKind SlotKindOf(FirmwareImage image)
    {
        return KindOf(image) == ImageKind.Application ? ImageKind.Application : ImageKind.Deployment;
    }

    private async Task<int> UpdateAsync(World world, FirmwareImage image, CancellationToken cancellation)
    {
        VirtualNode node = world.Nodes[0];
        ImageKind kind = SlotKindOf(image);
        NodeReport before = await world.ReportAsync(node, kind).ConfigureAwait(false);
        int starts = await world.Thread.AskAsync(() => node.Board.Starts).ConfigureAwait(false);
        int sentBefore = await world.Thread.AskAsync(() => world.SentAgain).ConfigureAwait(false);

        // --state may have kept a name that was set over MQTT.
        string name = await world.Thread.AskAsync(() => node.Firmware?.Name).ConfigureAwait(false) ?? options.NodeName(0);
        UpdateOptions update = OptionsFor(world.Broker!, name, image);
        IProgressDisplay display =
            isTerminal ? new TerminalDisplay(output, image) : new LineDisplay(output, image, showProgress: true);

        Stopwatch watch = Stopwatch.StartNew();
        UpdateResult result = await display
            .ShowAsync(observer => new Updater(update, observer).RunAsync(cancellation))
            .ConfigureAwait(false);
        watch.Stop();
        int sentAgain = await world.Thread.AskAsync(() => world.SentAgain).ConfigureAwait(false) - sentBefore;

        bool isBack = result.IsDone && await world.Thread
            .WaitAsync(() => node.Board.Starts > starts && world.IsUp(node), _restartLimit, cancellation)
            .ConfigureAwait(false);
        NodeReport after = await world.ReportAsync(node, kind).ConfigureAwait(false);
        string file = options.Image is null ? SampleName : Path.GetFileName(options.Image);
        string? sent = await world.Thread.AskAsync(() => world.ChunksSent).ConfigureAwait(false);
        UpdateReport report = new(file, image, result.Progress, sent, sentAgain, watch.Elapsed, before, after);
        report.Write(output);
        return Judge(name, result, isBack, report);
    }

    private int Judge(string node, UpdateResult result, bool isBack, UpdateReport report)
    {
        if (!result.IsDone)
        {
            throw new SimulatorException(ExitCode.Of(result.Outcome), result.Message);
        }

        if (!isBack)
        {
            throw new SimulatorException(ExitCode.NotRegistered, $"{node} did not come back after its update");
        }

        if (!report.IsRightImage)
        {
            throw new SimulatorException(ExitCode.WrongImage, $"{node} came back with another image than what was sent");
        }

        output.WriteLine($"{node} restarted into the image that was sent.");
        return ExitCode.Done;
    }

    private UpdateOptions OptionsFor(BrokerOptions broker, string node, FirmwareImage image)
    {
        return new UpdateOptions
        {
            Address = node,
            Image = image,
            BaseTopic = options.BaseTopic,
            PacedByGateway = options.PacedByGateway,
            ChunkPause = options.ChunkPause,
            Broker = broker,

            // The restart is awaited here, where the node itself can be asked.
            Timings = new UpdateTimings { Restart = TimeSpan.Zero },
        };
    }
}
