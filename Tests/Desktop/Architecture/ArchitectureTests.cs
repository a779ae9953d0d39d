using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>Arrows point down: which assembly and which folder may need which, read from the compiled assemblies and the sources.</summary>
[TestClass]
public sealed class ArchitectureTests
{
    private static readonly LayerOrder[] _orders =
    [
        new(
            "EnigmaIoT.Shared.dll",
            "EnigmaIoT.Shared",
            "Shared",
            ["Pumping", "Retrying", "Text"],
            ["Addressing", "Ports"],
            ["Buffers", "Joining", "Logging", "Starting"],
            ["AccessPoint", "Payload", "Radio", "Sessions", "Storage"],
            ["Configuration", "Control", "Web"],
            ["Frames", "Setup"],
            ["Updates"]),
        // What Device and Board need is read from its sources alone: the desktop's assembly does not have it.
        new(
            "EnigmaIoT.Gateway.dll",
            "EnigmaIoT.Gateway",
            "Gateway",
            ["Configuration"],
            ["Air", "Broker"],
            ["Announcing", "Commands", "HomeAssistant", "Readings", "Reports", "SelfUpdate", "Updates", "Web"],
            ["Routing"],
            [""],
            ["Device"]),
        new(
            "EnigmaIoT.Node.dll",
            "EnigmaIoT.Node",
            "Node",
            ["Configuration"],
            ["Air"],
            ["Applications", "Commands", "Updates"],
            ["Routing"],
            [""],
            ["Board"],
            ["Device", "Examples"]),
        new(
            "EnigmaIoTUpdate.dll",
            "EnigmaIoT.Update",
            "Tools/EnigmaIoTUpdate",
            ["Deltas", "Files", "Timing"],
            ["Images"],
            ["Messages", "Mqtt", "Signing"],
            ["Listing", "Updating"],
            ["Grouping", "Offering"],
            ["Progress"],
            ["Commands"],
            [""]),
        new(
            "EnigmaIoT.Simulation.dll",
            "EnigmaIoT.Simulation",
            "Tools/Simulation",
            ["Buffers", "Cryptography", "Examples", "Images", "Storage", "Time"],
            ["Air", "Flash", "Logging", "Mqtt", "Network", "Web", "Wifi"],
            ["Capture", "Radio", "Setup"],
            ["Boards", "Udp"],
            ["Worlds"]),
        new("EnigmaIoT.Reference.dll", "EnigmaIoT.Reference", "Tools/Reference", [""]),
        new("EnigmaIoT.Fuzzer.dll", "EnigmaIoT.Fuzzer", "Tools/Fuzzer", ["Inputs"], ["Boards"], ["Crowd"], ["Checks"], [""]),
        new(
            "EnigmaIoT.Firmware.dll",
            "EnigmaIoT.Firmware",
            "Tools/Firmware",
            ["Files"],
            ["Boards", "Partitions"],
            ["Merging", "Preparing", "Publishing"],
            ["Commands"],
            [""]),
        new("EnigmaIoT.Bench.dll", "EnigmaIoT.Bench", "Tools/Bench", [""]),
        new("EnigmaIoT.Simulator.dll", "EnigmaIoT.Simulator", "Tools/Simulator", ["Options"], ["Jobs"], ["Commands"], [""]),
    ];

    // From the bottom up, as the folders above.
    private static readonly string[][] _assemblies =
    [
        ["EnigmaIoT.Shared"],
        ["EnigmaIoT.Gateway", "EnigmaIoT.Node", "EnigmaIoTUpdate"],
        ["EnigmaIoT.Node.Examples"],
        ["EnigmaIoT.Firmware", "EnigmaIoT.Simulation"],
        ["EnigmaIoT.Fuzzer", "EnigmaIoT.Reference"],
        ["EnigmaIoT.Bench"],
        ["EnigmaIoT.Simulator"],
    ];

    public static IEnumerable<object[]> Orders => _orders.Select(order => new object[] { order.Root });

    [TestMethod]
    [DynamicData(nameof(Orders))]
    public void NoArrowBetweenFoldersPointsUp(string root)
    {
        LayerOrder order = Order(root);
        AssertNone(order.Wrong([.. CompiledArrows(order), .. Sources(order).Arrows()]).Select(arrow => arrow.ToString()));
    }

    [TestMethod]
    [DynamicData(nameof(Orders))]
    public void EveryFolderHasOneLayer(string root)
    {
        LayerOrder order = Order(root);
        CollectionAssert.AreEquivalent(Sources(order).Folders().ToArray(), order.Layers.SelectMany(layer => layer).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Orders))]
    public void NamespacesAreThoseOfTheFolders(string root)
    {
        AssertNone(Sources(Order(root)).Misplaced());
    }

    [TestMethod]
    public void NoArrowBetweenAssembliesPointsUp()
    {
        List<string> wrong = [];
        for (int layer = 0; layer < _assemblies.Length; layer++)
        {
            string[] allowed = [.. _assemblies.Take(layer).SelectMany(names => names)];
            foreach (string name in _assemblies[layer])
            {
                using ModuleDefinition module = ModuleDefinition.ReadModule(PathOf(name + ".dll"));
                wrong.AddRange(module.AssemblyReferences
                    .Select(reference => reference.Name)
                    .Where(needed => needed.StartsWith("EnigmaIoT", StringComparison.Ordinal) && !allowed.Contains(needed))
                    .Select(needed => $"{name} needs {needed}"));
            }
        }

        AssertNone(wrong);
    }

    // Were nothing found where all arrows point the wrong way, the tests above would show nothing.
    [TestMethod]
    [DataRow("EnigmaIoT.Gateway")]
    [DataRow("EnigmaIoT.Shared")]
    [DataRow("EnigmaIoT.Update")]
    [DataRow("EnigmaIoT.Simulation")]
    public void ArrowsThatPointUpAreFound(string root)
    {
        LayerOrder order = Order(root);
        LayerOrder reversed = order with { Layers = [.. order.Layers.Reverse()] };
        Assert.IsNotEmpty(reversed.Wrong(CompiledArrows(reversed)));
        Assert.IsNotEmpty(reversed.Wrong(Sources(reversed).Arrows()));
    }

    [TestMethod]
    public void TheNeedOfAConstantIsFound()
    {
        Assert.Contains(
            new Arrow("Control", "BroadcastKeyMessage", "using", "Sessions", "*"),
            Sources(Order("EnigmaIoT.Shared")).Arrows());
    }

    private static LayerOrder Order(string root)
    {
        return _orders.Single(order => order.Root == root);
    }

    private static IReadOnlyCollection<Arrow> CompiledArrows(LayerOrder order)
    {
        return ArrowReader.Read(PathOf(order.Assembly), order.Root);
    }

    private static string PathOf(string assembly)
    {
        return Path.Combine(AppContext.BaseDirectory, assembly);
    }

    private static SourceReader Sources(LayerOrder order)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "EnigmaIoTGateway.sln")))
        {
            folder = folder.Parent;
        }

        Assert.IsNotNull(folder, "the tests run outside the repository");
        return new SourceReader(Path.Combine(folder.FullName, order.Sources), order.Root);
    }

    private static void AssertNone(IEnumerable<string> wrong)
    {
        string[] lines = [.. wrong.Distinct().Order(StringComparer.Ordinal)];
        Assert.IsEmpty(lines, "\n" + string.Join('\n', lines));
    }
}
