using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Publishing;

/// <summary>The SHA-256 of files, in the form that <c>sha256sum --check</c> reads.</summary>
public static class Checksums
{
    /// <summary>Returns a line for each file, in the order of their names.</summary>
    /// <param name="files">The files, which need names of their own.</param>
    /// <exception cref="FirmwareException">A file cannot be read, or two have the same name.</exception>
    public static string Of(IReadOnlyCollection<string> files)
    {
        if (files.GroupBy(Path.GetFileName).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FirmwareException($"Two files are named '{twice.Key}'.");
        }

        StringBuilder text = new();
        foreach (string file in files.OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            text.Append(Convert.ToHexStringLower(SHA256.HashData(DiskFile.Read(file)))).Append("  ").Append(Path.GetFileName(file)).Append('\n');
        }

        return text.ToString();
    }
}
