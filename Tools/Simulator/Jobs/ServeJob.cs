using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulator.Options;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>Keeps the boards running until Ctrl+C: all of them (<c>--serve</c>), or one alone (<c>--role</c>).</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="output">Standard output.</param>
internal sealed class ServeJob(SimulatorOptions options, TextWriter output)
{
    private const string SampleName = "enigmaiot-sample.bin";

    private static readonly TimeSpan _pollPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets the embedded broker's TCP port; before it has started, the one that was asked for.</summary>
    public int BrokerPort { get; private set; } = options.BrokerPort;

    /// <summary>
    /// Runs until it is cancelled, the Wi-Fi of a gateway that was set up is away for too long, or the configuration of a gateway with a
    /// page is cleared.
    /// </summary>
    /// <returns>Why it has ended.</returns>
    /// <exception cref="SimulatorException">Something that it needs is not there.</exception>
    public async Task<ServeEnd> RunAsync(CancellationToken cancellation)
    {
        await using World world = await World.StartAsync(options, acceptUnknown: false, output).ConfigureAwait(false);
        BrokerPort = options.Broker is null && world.Broker is { } broker ? broker.Port : BrokerPort;
        try
        {
            if (!options.IsConfigured)
            {
                await world.WaitForBrokerAsync(cancellation).ConfigureAwait(false);
            }

            string? sample = world.Broker is null ? null : await WriteSampleAsync(world, cancellation).ConfigureAwait(false);
            new Welcome(options, output).Write(world, sample);
            return await WatchAsync(world, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            output.WriteLine("Stopped.");
            return ServeEnd.Stopped;
        }
    }

    private async Task<string> WriteSampleAsync(World world, CancellationToken cancellation)
    {
        string path = options.SampleFile ?? Path.Combine(Path.GetTempPath(), SampleName);
        try
        {
            byte[] image = await world.SampleAsync().ConfigureAwait(false);
            await File.WriteAllBytesAsync(path, image, cancellation).ConfigureAwait(false);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SimulatorException(ExitCode.File, $"--sample {path}: {FileErrorText.OfFile(path, failure)}");
        }
    }

    private async Task<ServeEnd> WatchAsync(World world, CancellationToken cancellation)
    {
        int[] seen = new int[world.Nodes.Count];
        WifiAbsence absence = new(options.PageAfter * 1000);
        while (true)
        {
            (bool isJoined, bool isCleared) = await world.Thread.AskAsync(() => (world.IsJoined, world.IsCleared)).ConfigureAwait(false);
            if (isCleared && options.Role == Role.All)
            {
                return ServeEnd.Cleared;
            }

            if (options.IsConfigured && absence.Look(isJoined, Environment.TickCount64))
            {
                return ServeEnd.WifiLost;
            }

            for (int i = 0; i < seen.Length; i++)
            {
                VirtualNode node = world.Nodes[i];
                (int starts, string? name) = await world.Thread
                    .AskAsync(() => world.IsUp(node) ? (node.Board.Starts, node.Firmware?.Name) : default)
                    .ConfigureAwait(false);
                if (starts > seen[i])
                {
                    seen[i] = starts;
                    await ReportAsync(world, node, name ?? options.NodeName(i)).ConfigureAwait(false);
                }
            }

            await Task.Delay(_pollPause, cancellation).ConfigureAwait(false);
        }
    }

    private async Task ReportAsync(World world, VirtualNode node, string name)
    {
        List<string> runs = [];
        foreach (ImageKind kind in World.SlotKinds)
        {
            NodeReport report = await world.ReportAsync(node, kind).ConfigureAwait(false);
            if (report.Version != World.NoImage)
            {
                string what = kind == ImageKind.Application ? "application" : "deployment";
                runs.Add($"{what} {report.Version} in slot {report.Slot}, MD5 {report.Md5}");
            }
        }

        output.WriteLine($"{name} is registered and runs {string.Join("; ", runs)}");
    }
}
