using EnigmaIoT.Tests.Desktop.Native;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>The real tshark with the dissector of this solution.</summary>
internal static class Tshark
{
    /// <summary>
    /// Shows the EnigmaIoT frames of a capture, and those in which the dissector fails; skips the test where there is no tshark.
    /// </summary>
    /// <param name="capture">The capture's path.</param>
    /// <param name="networkKey">The network key.</param>
    /// <param name="keys">The path of the file of keys; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="fields">The fields that are shown.</param>
    public static async Task<ShownFrame[]> Show(
        string capture, string networkKey, string? keys, CancellationToken cancellation, params string[] fields)
    {
        InstalledProgram.FindOrSkip("tshark", "tshark");
        string script = Path.Combine(NativeBuild.Root, "Tools", "Wireshark", "enigmaiot.lua");
        string[] arguments =
        [
            "-r", capture, "-X", $"lua_script:{script}", "-o", $"enigmaiot.network_key:{networkKey}",
            "-o", $"enigmaiot.key_file:{keys ?? ""}", "-Y", "enigmaiot or _ws.lua.error", "-T", "fields",
            .. fields.SelectMany(field => new[] { "-e", field }),
        ];
        string output = await NativeBuild.Run("tshark", arguments, cancellation);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new ShownFrame(fields, line))];
    }
}
