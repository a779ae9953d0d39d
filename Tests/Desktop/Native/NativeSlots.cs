using System.Diagnostics;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>The native part's slots over a simulated flash, in a process of their own (tests/stories/SlotStories.cpp).</summary>
internal sealed class NativeSlots : IDisposable
{
    private readonly Process _process;

    /// <param name="program">The built slot_stories.</param>
    /// <param name="deployment">Sectors of a deployment's slot.</param>
    /// <param name="application">Sectors of an application's slot.</param>
    public NativeSlots(string program, int deployment, int application)
    {
        ProcessStartInfo start = new(program, [$"{deployment}", $"{application}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
    }

    /// <summary>Does a command.</summary>
    /// <returns>What the board decided.</returns>
    public string Tell(string command)
    {
        _process.StandardInput.WriteLine(command);
        return _process.StandardOutput.ReadLine()
            ?? throw new EndOfStreamException($"slot_stories ended at '{command}'");
    }

    public void Dispose()
    {
        _process.StandardInput.Dispose();
        _process.WaitForExit();
        _process.Dispose();
    }
}
