using System.Diagnostics;
using System.Globalization;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>A program in a process of its own, on Linux. It ends with the test, and every wait for it has a limit.</summary>
internal sealed class OwnProcess : IDisposable
{
    // Only a hang takes so long.
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private OwnProcess(Process process)
    {
        _process = process;
    }

    /// <summary>
    /// Starts a program that takes Ctrl+C, also where this one was started with SIGINT ignored, as a shell does for what runs in
    /// its background: children inherit that, and .NET then leaves it so.
    /// </summary>
    public static OwnProcess Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = IsInterruptIgnored()
            ? new ProcessStartInfo("env", ["--default-signal=INT", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        return new OwnProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a line with a text.</summary>
    /// <returns>The line.</returns>
    public async Task<string> LineWithAsync(string text)
    {
        using CancellationTokenSource limit = new(_limit);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        Assert.Fail($"the program ended without a line with '{text}'");
        return string.Empty;
    }

    /// <summary>Presses Ctrl+C and waits for the end.</summary>
    /// <returns>The exit code, and what the program still printed.</returns>
    public async Task<(int Code, string Output)> InterruptAsync()
    {
        using CancellationTokenSource limit = new(_limit);
        using Process kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(limit.Token);
        string rest = await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, rest);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static bool IsInterruptIgnored()
    {
        // proc(5): a mask of 64 bits in hex, the bit of signal 1 first.
        const string field = "SigIgn:";
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        ulong ignored = ulong.Parse(line[field.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        const int interrupt = 2;
        return (ignored & (1UL << (interrupt - 1))) != 0;
    }
}
