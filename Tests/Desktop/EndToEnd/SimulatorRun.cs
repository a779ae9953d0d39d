using System.Diagnostics;
using System.Text;
using EnigmaIoT.Simulator.Commands;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>A run of the simulator's command line in this process.</summary>
internal sealed class SimulatorRun : IDisposable
{
    // Only a hang takes so long.
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly CancellationTokenSource _controlC = new();
    private readonly Task<int> _run;

    private SimulatorRun(string[] arguments)
    {
        TextWriter output = new LockedWriter(_output);
        TextWriter error = new LockedWriter(_error);
        _run = Task.Run(() => new SimulatorCommand(output, error, isTerminal: false).RunAsync(arguments, _controlC.Token));
    }

    public string Output => Text(_output);

    public string Error => Text(_error);

    /// <summary>Starts a run that goes on in the background.</summary>
    public static SimulatorRun Start(params string[] arguments)
    {
        return new SimulatorRun(arguments);
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int Code, string Output, string Error)> ToEndAsync(params string[] arguments)
    {
        using SimulatorRun run = new(arguments);
        int code = await run._run.WaitAsync(_limit);
        return (code, run.Output, run.Error);
    }

    /// <summary>Waits until a line with a text was printed.</summary>
    /// <returns>The line.</returns>
    public async Task<string> LineWithAsync(string text)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            string? line = Array.Find(Output.Split('\n'), candidate => candidate.Contains(text, StringComparison.Ordinal));
            if (line is not null)
            {
                return line.TrimEnd('\r');
            }

            if (_run.IsCompleted || watch.Elapsed > _limit)
            {
                Assert.Fail($"no line with '{text}' in:\n{Output}\n{Error}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Presses Ctrl+C.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        await _controlC.CancelAsync();
        return await _run.WaitAsync(_limit);
    }

    public void Dispose()
    {
        _controlC.Cancel();
        _run.Wait(_limit);
        _controlC.Dispose();
    }

    private static string Text(StringBuilder builder)
    {
        lock (builder)
        {
            return builder.ToString();
        }
    }

    private sealed class LockedWriter(StringBuilder builder) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (builder)
            {
                builder.Append(value);
            }
        }

        public override void Write(string? value)
        {
            lock (builder)
            {
                builder.Append(value);
            }
        }

        public override void WriteLine(string? value)
        {
            lock (builder)
            {
                builder.Append(value).Append('\n');
            }
        }
    }
}
