using System.CommandLine;
using System.CommandLine.Invocation;
using System.Diagnostics;
using System.Globalization;
using EnigmaIoT.Bench;
using EnigmaIoT.Fuzzer;
using EnigmaIoT.Simulator.Jobs;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using ExitCode = EnigmaIoT.Simulator.Options.ExitCode;

namespace EnigmaIoT.Simulator.Commands;

/// <summary>The command line: parses it, runs what it asks for, tells in one line what went wrong.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="isTerminal">Whether standard output is a terminal that can redraw a line.</param>
public sealed class SimulatorCommand(TextWriter output, TextWriter error, bool isTerminal)
{
    private const string Program = "Simulator";

    /// <summary>Gets what asks for passwords.</summary>
    public ISecretPrompt Prompt { get; init; } = new TerminalPrompt();

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ctrl+C.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        try
        {
            SimulatorCommandLine commandLine = new();
            ParseResult parsed = commandLine.Parse(arguments);
            bool isOwn = parsed.Action is null or ParseErrorAction || parsed.Action == commandLine.Command.Action;
            if (!isOwn)
            {
                // Help or version.
                InvocationConfiguration console = new() { Output = output, Error = error };
                return await parsed.InvokeAsync(console, cancellation).ConfigureAwait(false);
            }

            if (parsed.Errors.Count > 0)
            {
                return Fail(ExitCode.Usage, $"{parsed.Errors[0].Message.TrimEnd('.')}. Try --help.");
            }

            if (commandLine.FindError(parsed) is { } mistake)
            {
                return Fail(ExitCode.Usage, $"{mistake.TrimEnd('.')}. Try --help.");
            }

            if (parsed.CommandResult.Command == commandLine.Bench.Command)
            {
                BenchOptions bench = commandLine.Bench.Read(parsed);
                Stream? capture = bench.CaptureFile is null ? null : CaptureFile.Create(bench.CaptureFile, "--pcap");
                new BenchJob(bench, output, capture).Run(cancellation);
                return ExitCode.Done;
            }

            if (parsed.CommandResult.Command == commandLine.Fuzz.Command)
            {
                return RunFuzz(commandLine.Fuzz.Read(parsed), cancellation);
            }

            SimulatorOptions options = commandLine.Read(parsed);
            if (options is { Broker: { } broker, Secrets: { } secrets })
            {
                options = options with { Broker = await secrets.FillAsync(broker, Prompt, cancellation).ConfigureAwait(false) };
            }

            return await RunAsync(options, cancellation).ConfigureAwait(false);
        }
        catch (SecretException failure)
        {
            return Fail(ExitCode.Usage, failure.Message);
        }
        catch (BrokerException failure)
        {
            return Fail(ExitCode.Tls, failure.Message);
        }
        catch (SimulatorException failure)
        {
            return Fail(failure.Code, failure.Message);
        }
        catch (FirmwareImageException failure)
        {
            return Fail(ExitCode.File, failure.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Fail(ExitCode.Cancelled, "Cancelled.");
        }
        catch (Exception failure)
        {
            // A tool on somebody's desk shows no stack trace; the type's name is enough to report it.
            return Fail(ExitCode.Internal, $"unexpected {failure.GetType().Name}: {failure.Message}");
        }
    }

    private int RunFuzz(FuzzOptions options, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        bool passed = new FuzzJob(options, output).Run(cancellation);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s on this machine"));
        return passed ? ExitCode.Done : ExitCode.FuzzFound;
    }

    private Task<int> RunAsync(SimulatorOptions options, CancellationToken cancellation)
    {
        // Boards write from the thread that runs them.
        TextWriter lines = TextWriter.Synchronized(output);
        if (options.Portal)
        {
            return new PortalJob(options, lines).RunAsync(cancellation);
        }

        return options.Serve || options.Role != Role.All
            ? ServeAsync(options, lines, cancellation)
            : new MainJob(options, lines, isTerminal).RunAsync(cancellation);
    }

    private static async Task<int> ServeAsync(SimulatorOptions options, TextWriter lines, CancellationToken cancellation)
    {
        ServeJob job = new(options, lines);
        if (await job.RunAsync(cancellation).ConfigureAwait(false) == ServeEnd.Stopped)
        {
            return ExitCode.Done;
        }

        // From here on the gateway is one out of its box, at the same broker.
        lines.WriteLine(PortalJob.Cleared);
        SimulatorOptions cleared = options with { Serve = false, Portal = true, BrokerPort = job.BrokerPort };
        return await new PortalJob(cleared, lines).RunAsync(cancellation).ConfigureAwait(false);
    }

    private int Fail(int code, string message)
    {
        error.WriteLine($"{Program}: {message.ReplaceLineEndings(" ")}");
        return code;
    }
}
