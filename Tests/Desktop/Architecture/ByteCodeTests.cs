using System.Text.RegularExpressions;
using System.Xml.Linq;
using EnigmaIoT.Tests.Desktop.Documents;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>
/// An assembly of nanoFramework holds 65,535 bytes of code, for its methods are found by 16 bits. The compiler takes more; only the metadata
/// processor refuses it, which runs where boards' images are built.
/// </summary>
[TestClass]
public sealed partial class ByteCodeTests
{
    // Of code that is not optimized, as that of the tests is not, a third goes on the way to a board (33 to 35 % more were counted than the
    // metadata processor made of it). Code that is compiled for boards alone is not counted.
    private const int Most = 80_000;

    // By the folder of its project.
    private static readonly Dictionary<string, string> _assemblies = new()
    {
        ["Shared"] = "EnigmaIoT.Shared.dll",
        ["Gateway"] = "EnigmaIoT.Gateway.dll",
        ["Node"] = "EnigmaIoT.Node.dll",
        ["native-espnow-interop"] = "EnigmaIoT.Interop.dll",
        ["Tests"] = "EnigmaIoT.Tests.dll",
    };

    [TestMethod]
    public void EachDeviceAssemblyHasRoomForItsCode()
    {
        Dictionary<string, int> counts = CountByProject();
        foreach ((string project, int count) in counts.OrderBy(pair => pair.Value))
        {
            Console.WriteLine($"{project}: {count:N0} bytes");
        }

        Assert.IsEmpty(counts.Where(pair => pair.Value > Most));

        // Were code not found under its file's name, the line above would show nothing.
        Assert.IsGreaterThan(20_000, counts["GatewayFirmware.nfproj"]);
        Assert.IsGreaterThan(20_000, counts["GatewayTests.nfproj"]);
    }

    private static Dictionary<string, int> CountByProject()
    {
        Dictionary<string, int> types = CountByType();
        return Directory.GetFiles(Repository.Root, "*.nfproj", SearchOption.AllDirectories)
            .ToDictionary(project => Path.GetFileName(project), project => Files(project)
                .Select(Path.GetFileNameWithoutExtension)
                .Distinct()
                .Sum(name => types.GetValueOrDefault(name!)));
    }

    private static Dictionary<string, int> CountByType()
    {
        Dictionary<string, int> counts = [];
        foreach ((string project, string assembly) in _assemblies)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(Compiled.PathOf(project, assembly));
            foreach (TypeDefinition type in module.Types.Where(IsOnBoards))
            {
                counts[type.Name] = counts.GetValueOrDefault(type.Name) + Count(type);
            }
        }

        return counts;
    }

    private static bool IsOnBoards(TypeDefinition type) =>
        !type.Namespace.StartsWith("EnigmaIoT.Tests", StringComparison.Ordinal)
        || type.Namespace.StartsWith("EnigmaIoT.Tests.Unit", StringComparison.Ordinal);

    private static int Count(TypeDefinition type) =>
        type.Methods.Where(method => method.HasBody).Sum(method => method.Body.CodeSize) + type.NestedTypes.Sum(Count);

    private static IEnumerable<string> Files(string project)
    {
        string folder = Path.GetDirectoryName(project)!;
        return XDocument.Load(project).Descendants()
            .Where(element => element.Name.LocalName == "Compile" && element.Attribute("Include") is not null)
            .SelectMany(element => Listed(folder, element.Attribute("Include")!.Value)
                .Except(Listed(folder, element.Attribute("Exclude")?.Value ?? "")));
    }

    private static IEnumerable<string> Listed(string folder, string patterns)
    {
        foreach (string pattern in patterns.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            Match match = PatternParts().Match(pattern.Replace('\\', '/'));
            string root = Path.GetFullPath(Path.Combine(folder, match.Groups["folder"].Value));
            string file = match.Groups["file"].Value;
            if (Directory.Exists(root))
            {
                SearchOption depth = match.Groups["deep"].Success ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
                foreach (string path in Directory.GetFiles(root, file.Length == 0 ? "*" : file, depth))
                {
                    yield return path;
                }
            }
        }
    }

    // A\B\**\*.cs, A\B\**, A\B\*.cs, A\B\C.cs
    [GeneratedRegex(@"^(?<folder>(?:[^*/]+/)*)(?<deep>\*\*/?)?(?<file>[^/]*)$")]
    private static partial Regex PatternParts();
}
