using System.Diagnostics;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>The native part's slots over a simulated flash, in a process of their own (tests/stories/SlotStories.cpp).</summary>
internal sealed class NativeSlots : IDisposable
{
    private readonly Process _process;

    /// <param name="program">The built slot_stories.</param>
    /// <param name="settings">How the slots lie in the flash.</param>
    public NativeSlots(string program, SlotSettings settings)
    {
        int deployment = settings.DeploymentCapacity / NorFlash.SectorSize;
        int application = settings.ApplicationCapacity / NorFlash.SectorSize;
        ProcessStartInfo start = new(program, [$"{deployment}", $"{application}", $"{settings.FirstSlot}", $"{settings.BlockSize}"])
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
