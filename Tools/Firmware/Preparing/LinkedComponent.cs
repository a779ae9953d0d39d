using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Preparing;

/// <summary>Whether a built nanoCLR holds the native part, by what its build leaves beside it.</summary>
public static class LinkedComponent
{
    // Led there by FindINTEROP-EnigmaIoT.Interop.cmake; without it the second deployment slot is never run.
    private const string Wrapped = "__wrap_esp_partition_find_first";

    /// <summary>Checks a build folder.</summary>
    /// <exception cref="FirmwareException">The native part is not in it, or nanoCLR's question for its deployment is not led to it.</exception>
    public static void Require(string buildFolder)
    {
        Require(Path.Combine(buildFolder, "native_assemblies.csv"), "EnigmaIoT.Interop", "was the preset EnigmaIoT_... built?");
        Require(Path.Combine(buildFolder, "nanoFramework.map"), Wrapped, "the second deployment slot would never run");
    }

    private static void Require(string path, string text, string hint)
    {
        if (!DiskFile.ReadText(path).Contains(text, StringComparison.Ordinal))
        {
            throw new FirmwareException($"'{path}' does not name {text}: {hint}");
        }
    }
}
