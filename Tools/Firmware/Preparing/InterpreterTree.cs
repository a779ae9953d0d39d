using System.Text.RegularExpressions;
using EnigmaIoT.Firmware.Boards;
using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Preparing;

/// <summary>Puts the native part and a board's settings into a checked-out nf-interpreter, whose build then makes our nanoCLR.</summary>
public sealed partial class InterpreterTree
{
    /// <summary>The commit of nf-interpreter against whose headers the native part is compiled.</summary>
    public const string Commit = "a3e8139a1ba778e33ca81b023099765eada6c456";

    private const string Component = "InteropAssemblies/EnigmaIoT.Interop";
    private const string Settings = "sdkconfig.enigmaiot";

    private static readonly string[] _copied = ["nanoclr", "esp32", "portable", "partitions"];

    private readonly string _tree;
    private readonly string _native;

    /// <summary>Creates it for a tree.</summary>
    /// <param name="tree">nf-interpreter's folder.</param>
    /// <param name="native">This repository's native-espnow-interop.</param>
    /// <exception cref="FirmwareException">One of them is something else.</exception>
    public InterpreterTree(string tree, string native)
    {
        if (!File.Exists(Path.Combine(tree, "targets/ESP32/CMakePresets.json")))
        {
            throw new FirmwareException($"'{tree}' is not nf-interpreter: it has no targets/ESP32/CMakePresets.json.");
        }

        if (!File.Exists(Path.Combine(tree, "targets-community/CMakePresets.json")))
        {
            throw new FirmwareException($"'{tree}' lacks the boards that it includes: run 'git submodule update --init' there.");
        }

        if (!File.Exists(Path.Combine(native, Settings)))
        {
            throw new FirmwareException($"'{native}' is not native-espnow-interop: it has no {Settings}.");
        }

        _tree = tree;
        _native = native;
    }

    /// <summary>Returns the name of the preset that builds a board's nanoCLR.</summary>
    public static string PresetOf(Board board) => $"EnigmaIoT_{board.Name}";

    /// <summary>Prepares the tree for a board; what an earlier board left is replaced.</summary>
    /// <exception cref="FirmwareException">
    /// The tree has no such target, or holds an earlier build, whose settings would be used instead.
    /// </exception>
    public void Prepare(Board board)
    {
        if (File.Exists(InTree("sdkconfig")) || Directory.Exists(InTree("build")))
        {
            throw new FirmwareException(
                $"Delete 'sdkconfig' and 'build' in '{_tree}' first: what an earlier build left there would be used instead of the settings.");
        }

        string defaults = DefaultSettings(board);
        string settings = $"sdkconfig.enigmaiot_{board.Name.ToLowerInvariant()}";
        CopyComponent();
        DiskFile.WriteText(InTree($"targets/ESP32/_IDF/{settings}"), SettingsOf(board, defaults));
        DiskFile.WriteText(InTree("config/user-kconfig.conf"), Overlay(board, settings));
        DiskFile.WriteText(InTree("CMakeUserPresets.json"), Preset(board));
        CopyTemplate("user-prefs", text => text);
        CopyTemplate("user-tools-repos", text => text.Replace("user-tools-repos-container", "user-tools-repos", StringComparison.Ordinal));
    }

    private string DefaultSettings(Board board)
    {
        string path = InTree($"targets/ESP32/defconfig/{board.Target}_defconfig");
        if (!File.Exists(path))
        {
            throw new FirmwareException($"This nf-interpreter has no target {board.Target}; commit {Commit[..9]} has.");
        }

        Match match = SettingsPattern().Match(DiskFile.ReadText(path));
        return match.Success
            ? DiskFile.ReadText(InTree("targets/ESP32/_IDF/" + match.Groups["file"].Value))
            : throw new FirmwareException($"'{path}' names no CONFIG_SDK_CONFIG_FILE.");
    }

    private string SettingsOf(Board board, string defaults)
    {
        string ours = DiskFile.ReadText(Path.Combine(_native, Settings))
            .Replace("FLASHSIZE_4MB", $"FLASHSIZE_{board.FlashMegabytes}MB", StringComparison.Ordinal)
            .Replace("partitions_enigmaiot_4mb.csv", board.PartitionFile, StringComparison.Ordinal);
        string bluetooth = board.HasBluetooth ? "\n# Nothing here uses Bluetooth, which takes memory of the managed heap's.\nCONFIG_BT_ENABLED=n\n" : string.Empty;
        return defaults.TrimEnd() + "\n" + ours + bluetooth;
    }

    private static string Overlay(Board board, string settings)
    {
        string bluetooth = board.HasBluetooth ? "CONFIG_API_NANOFRAMEWORK_DEVICE_BLUETOOTH=n\n" : string.Empty;

        // Where the heap has run out, an inlined call can return a wrong value; and what inlining needs is taken from the managed heap's RAM.
        return $"CONFIG_SDK_CONFIG_FILE=\"{settings}\"\nCONFIG_NF_CLR_NO_IL_INLINE=y\n{bluetooth}";
    }

    private string Preset(Board board)
    {
        // The example is the preset of ESP32_REV3, whose board and target have one name.
        return DiskFile.ReadText(Path.Combine(_native, "CMakeUserPresets.example.json"))
            .Replace("EnigmaIoT_ESP32_REV3", PresetOf(board), StringComparison.Ordinal)
            .Replace("\"ESP32_REV3\"", $"\"{board.Target}\"", StringComparison.Ordinal);
    }

    private void CopyComponent()
    {
        foreach (string folder in _copied)
        {
            string source = Path.Combine(_native, folder);
            foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            {
                DiskFile.Write(InTree($"{Component}/{folder}/{Path.GetRelativePath(source, file)}"), DiskFile.Read(file));
            }
        }

        const string Module = "FindINTEROP-EnigmaIoT.Interop.cmake";
        DiskFile.Write(InTree("CMake/Modules/" + Module), DiskFile.Read(Path.Combine(_native, Module)));
    }

    // What is there was written by whoever builds on this machine.
    private void CopyTemplate(string name, Func<string, string> change)
    {
        string file = InTree($"config/{name}.json");
        if (!File.Exists(file))
        {
            DiskFile.WriteText(file, change(DiskFile.ReadText(InTree($"config/{name}.TEMPLATE.json"))));
        }
    }

    private string InTree(string path) => Path.Combine(_tree, path);

    [GeneratedRegex("^CONFIG_SDK_CONFIG_FILE=\"(?<file>[^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex SettingsPattern();
}
