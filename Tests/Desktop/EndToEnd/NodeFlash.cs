using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>Reads a stopped node's flash out of its state folder.</summary>
internal static class NodeFlash
{
    /// <summary>Reads the image that runs.</summary>
    public static byte[] ActiveImage(string stateFolder, string address, ImageKind kind)
    {
        SlotSettings settings = new();
        string file = Path.Combine(stateFolder, address.Replace(":", string.Empty, StringComparison.Ordinal), "flash.bin");
        using NorFlash flash = NorFlash.Open(file, settings.FlashSize);
        VirtualSlots slots = new(flash, settings);
        slots.Boot();
        return slots.ReadImage(kind, slots.ActiveSlot(kind));
    }
}
