using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Starting;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>On a board a program knows its assembly; here it is what the image in the slot says.</summary>
internal static class RunningProgram
{
    /// <summary>Reads the program of the deployment that runs; null where there is none that tells one.</summary>
    public static ProgramIdentity? Read(VirtualSlots slots)
    {
        ImageReport report = ImageReader.Read(slots.ReadImage(ImageKind.Deployment, slots.ActiveSlot(ImageKind.Deployment)));
        return report.Program is { } name && Version.TryParse(report.Version, out Version? version)
            ? new ProgramIdentity(name, version)
            : null;
    }
}
