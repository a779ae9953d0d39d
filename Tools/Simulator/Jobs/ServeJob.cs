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

    /// <summary>Gets whether it has ended because the gateway's Wi-Fi was away for too long.</summary>
    public bool HasLostWifi { get; private set; }

    /// <summary>Runs until it is cancelled, or the Wi-Fi of a gateway that was set up is away for too long.</summary>
    /// <returns><see cref="ExitCode.Done"/>.</returns>
    /// <exception cref="SimulatorException">Something that it needs is not there.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using World world = await World.StartAsync(options, acceptUnknown: false, output).ConfigureAwait(false);
        try
        {
            if (!options.IsConfigured)
            {
                await world.WaitForBrokerAsync(cancellation).ConfigureAwait(false);
            }

            string? sample = world.Broker is null ? null : await WriteSampleAsync(world, cancellation).ConfigureAwait(false);
            new Welcome(options, output).Write(world, sample);
            await WatchAsync(world, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            output.WriteLine("Stopped.");
        }

        return ExitCode.Done;
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

    private async Task WatchAsync(World world, CancellationToken cancellation)
    {
        int[] seen = new int[world.Nodes.Count];
        WifiAbsence absence = new(options.PageAfter * 1000);
        while (!HasLostWifi)
        {
            HasLostWifi = options.IsConfigured
                && absence.Look(await world.Thread.AskAsync(() => world.IsJoined).ConfigureAwait(false), Environment.TickCount64);
            for (int i = 0; i < seen.Length; i++)
            {
                VirtualNode node = world.Nodes[i];
                (int starts, string? name) = await world.Thread
                    .AskAsync(() => world.IsUp(node) ? (node.Board.Starts, node.Firmware?.Name) : default)
                    .ConfigureAwait(false);
                if (starts > seen[i])
                {
                    seen[i] = starts;
                    await TellAsync(world, node, name ?? options.NodeName(i)).ConfigureAwait(false);
                }
            }

            await Task.Delay(_pollPause, cancellation).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(World world, VirtualNode node, string name)
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
