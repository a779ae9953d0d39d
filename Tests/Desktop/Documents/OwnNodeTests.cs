using System.Text.RegularExpressions;
using EnigmaIoT.Simulation.Examples;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>What docs/your-own-node.md shows is what the examples are.</summary>
[TestClass]
public sealed class OwnNodeTests
{
    private static readonly string _guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "your-own-node.md"));

    [TestMethod]
    [DataRow("ThermometerNode.cs")]
    [DataRow("Device/Program.cs")]
    public void ItsClassesAreThoseOfTheThermometer(string file)
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "Node", "Examples", "Thermometer", file));
        string code = Regex.Replace(source, @"^ *///.*\n", string.Empty, RegexOptions.Multiline);
        code = code[code.IndexOf("public ", StringComparison.Ordinal)..].TrimEnd();
        Assert.Contains($"```csharp\n{code}\n```", _guide);
    }

    [TestMethod]
    public void EveryExampleStandsInItAndRunsInTheSimulator()
    {
        string[] folders =
        [
            .. Directory.GetDirectories(Path.Combine(Repository.Root, "Node", "Examples"))
                .Where(folder => Directory.GetFiles(folder, "*.nfproj").Length > 0)
                .Select(folder => Path.GetFileName(folder)!),
        ];
        CollectionAssert.AreEquivalent(folders.Select(folder => folder.ToLowerInvariant()).ToArray(), ExampleNodes.Names.ToArray());
        foreach (string folder in folders)
        {
            Assert.Contains($"| `{folder}`", _guide);
        }
    }
}
