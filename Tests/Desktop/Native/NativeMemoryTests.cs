using System.Globalization;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>
/// Static memory of the native part, which it takes from the same internal RAM as the managed heap: read from the object files of a
/// 32-bit build, whose objects have the sizes that they have on an ESP32. Nothing is linked, so that no 32-bit library is needed.
/// </summary>
[TestClass]
public sealed class NativeMemoryTests
{
    private const int MaximumBytes = 8192;

    private const string HostHeaders = "/usr/include/x86_64-linux-gnu";

    private static readonly string[] _sources =
    [
        "esp32/Board.cpp",
        "esp32/EspNowRadio.cpp",
        "nanoclr/EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio.cpp",
        "nanoclr/EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher.cpp",
        "nanoclr/EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots.cpp",
    ];

    [TestMethod]
    public async Task StaticMemoryKeepsToItsBound()
    {
        NativeBuild.SkipWithoutTools();
        if (!Directory.Exists(HostHeaders))
        {
            Assert.Inconclusive("not run: needs an x86-64 machine, whose compiler builds 32-bit objects too");
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("enigmaiot-native-");
        try
        {
            // glibc's headers ask which functions a 32-bit library lacks; none is linked.
            Directory.CreateDirectory(Path.Combine(folder.FullName, "gnu"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "gnu", "stubs-32.h"), string.Empty, CancellationToken.None);
            int total = 0;
            foreach (string source in _sources)
            {
                total += await Measure(source, folder.FullName);
            }

            Console.WriteLine($"{total} bytes of static memory");
            Assert.IsLessThanOrEqualTo(MaximumBytes, total);
            Assert.IsGreaterThan(4096, total, "the queues at least are counted");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> Measure(string source, string folder)
    {
        string native = Path.Combine(NativeBuild.Root, "native-espnow-interop");
        string compiled = Path.Combine(folder, Path.GetFileNameWithoutExtension(source) + ".o");
        List<string> arguments =
        [
            "-m32", "-malign-double", "-std=c++17", "-O0", "-fno-exceptions", "-fno-rtti", "-c", Path.Combine(native, source),
            "-o", compiled, "-I" + folder,
        ];
        arguments.AddRange(new[] { "fakes", "fakes/idf", "fakes/clr", "portable" }.Select(name => "-I" + Path.Combine(native, name)));
        foreach (string version in Directory.GetDirectories(Path.Combine(HostHeaders, "c++")))
        {
            arguments.AddRange(["-isystem", version]);
        }

        arguments.AddRange(["-isystem", HostHeaders]);
        await NativeBuild.Run("c++", [.. arguments], CancellationToken.None);

        // Address, size, type (b, d: without and with initial values), name; of what has a size.
        string symbols = await NativeBuild.Run("nm", ["--print-size", "--demangle", compiled], CancellationToken.None);
        int total = 0;
        foreach (string[] symbol in symbols.Split('\n').Select(line => line.Split(' ', 4)).Where(parts => parts.Length == 4))
        {
            if (symbol[2] is "b" or "B" or "d" or "D")
            {
                int size = int.Parse(symbol[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                Console.WriteLine($"{size,6} {symbol[3]}");
                total += size;
            }
        }

        return total;
    }
}
