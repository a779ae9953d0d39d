using System.Xml.Linq;
using EnigmaIoT.Tests.Desktop.Documents;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Release;

/// <summary>The packages of the device's libraries name what their projects build, and what those need.</summary>
[TestClass]
public sealed class PackageTests
{
    public static IEnumerable<object[]> Packages => Repository.Files(".nuspec").Select(path => new object[] { path });

    [TestMethod]
    public void TheLibrariesHaveOne()
    {
        CollectionAssert.AreEquivalent(
            new[] { "EnigmaIoT.Device", "EnigmaIoT.Interop", "EnigmaIoT.Node", "EnigmaIoT.Node.Board", "EnigmaIoT.Shared" },
            Repository.Files(".nuspec").Select(path => Path.GetFileNameWithoutExtension(path)!).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Packages))]
    public void ItsFilesAreThoseThatTheProjectBuildsOrThatExist(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        Assert.AreEqual(name, Value(Project(path), "AssemblyName"));
        Assert.AreEqual(name, Value(Load(path), "id"));
        string folder = Path.GetDirectoryName(Repository.PathOf(path))!;
        string[] sources = [.. Load(path).Descendants().Where(element => element.Name.LocalName == "file").Select(file => file.Attribute("src")!.Value)];
        string[] built = [.. sources.Where(source => source.StartsWith(@"bin\Release\", StringComparison.Ordinal))];
        CollectionAssert.AreEquivalent(
            new[] { ".dll", ".pdb", ".pdbproj", ".pe" }.Select(extension => @"bin\Release\" + name + extension).ToArray(), built);
        foreach (string source in sources.Except(built))
        {
            Assert.IsTrue(File.Exists(Path.Combine(folder, source.Replace('\\', Path.DirectorySeparatorChar))), source);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Packages))]
    public void ItsDependenciesAreThoseOfTheProject(string path)
    {
        XDocument project = Project(path);
        string folder = Path.GetDirectoryName(Repository.PathOf(path))!;
        string packages = Path.Combine(folder, "packages.config");
        Assert.IsTrue(File.Exists(packages), packages);
        IEnumerable<string> libraries = XDocument.Load(packages).Descendants("package")
            .Select(package => $"{package.Attribute("id")!.Value} {package.Attribute("version")!.Value}");
        IEnumerable<string> own = project.Descendants()
            .Where(element => element.Name.LocalName == "ProjectReference")
            .Select(reference => XDocument.Load(Path.Combine(folder, reference.Attribute("Include")!.Value.Replace('\\', Path.DirectorySeparatorChar))))
            .Select(needed => $"{Value(needed, "AssemblyName")} $version$");
        CollectionAssert.AreEquivalent(
            libraries.Concat(own).ToArray(),
            Load(path).Descendants()
                .Where(element => element.Name.LocalName == "dependency")
                .Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}")
                .ToArray());
    }

    private static XDocument Project(string package)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(package))!;
        return XDocument.Load(Directory.GetFiles(folder, "*.nfproj").Single());
    }

    private static XDocument Load(string path)
    {
        return XDocument.Load(Repository.PathOf(path));
    }

    private static string Value(XDocument document, string name)
    {
        return document.Descendants().First(element => element.Name.LocalName == name).Value;
    }
}
