using EnigmaIoT.Tests.Desktop.Documents;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace EnigmaIoT.Tests.Desktop.Release;

/// <summary>
/// The device's libraries packed by NuGet itself, with other files in the place of those that nanoFramework's build makes: what
/// somebody who installs them gets.
/// </summary>
[TestClass]
public sealed class PackedLibraryTests
{
    private const string Version = "0.1.0";

    private static readonly string[] _built = [".dll", ".pdb", ".pdbproj", ".pe"];

    public static IEnumerable<object[]> Packages => PackageTests.Packages;

    [TestMethod]
    [DynamicData(nameof(Packages))]
    public void WhoeverInstallsItFindsTheLibraryItsSymbolsAndTheLicence(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        using TestFolder folder = new();
        using PackageArchiveReader package = Pack(path, folder.Path);

        CollectionAssert.IsSubsetOf(
            _built.Select(extension => $"lib/{name}{extension}").Concat(["LICENSE", "README.md"]).ToArray(),
            package.GetFiles().ToArray());
        foreach (string extension in _built)
        {
            using StreamReader reader = new(package.GetStream($"lib/{name}{extension}"));
            Assert.AreEqual(name + extension, reader.ReadToEnd());
        }

        Assert.AreEqual(new PackageIdentity(name, NuGetVersion.Parse(Version)), package.GetIdentity());
        Assert.AreEqual(LicenseType.File, package.NuspecReader.GetLicenseMetadata()?.Type);
        Assert.AreEqual("README.md", package.NuspecReader.GetReadme());
        Assert.IsFalse(string.IsNullOrWhiteSpace(package.NuspecReader.GetDescription()));
    }

    [TestMethod]
    public void WhatTheyNeedIsAmongThemOrNanoFrameworks()
    {
        using TestFolder folder = new();
        Dictionary<string, VersionRange> needed = [];
        List<string> packed = [];
        foreach (string path in Packages.Select(row => (string)row[0]))
        {
            using PackageArchiveReader package = Pack(path, folder.Path);
            packed.Add(package.GetIdentity().Id);
            foreach (PackageDependency dependency in package.NuspecReader.GetDependencyGroups().SelectMany(group => group.Packages))
            {
                Assert.IsTrue(
                    needed.TryAdd(dependency.Id, dependency.VersionRange) || needed[dependency.Id].Equals(dependency.VersionRange),
                    $"{dependency.Id} in two versions");
            }
        }

        Assert.IsNotEmpty(needed);
        foreach ((string id, VersionRange range) in needed.Where(need => !need.Key.StartsWith("nanoFramework.", StringComparison.Ordinal)))
        {
            CollectionAssert.Contains(packed, id);
            Assert.AreEqual(NuGetVersion.Parse(Version), range.MinVersion);
        }
    }

    private static PackageArchiveReader Pack(string path, string folder)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string project = Path.Combine(folder, Path.GetDirectoryName(path)!);
        string release = Path.Combine(project, "bin", "Release");
        Directory.CreateDirectory(release);
        foreach (string extension in _built)
        {
            File.WriteAllText(Path.Combine(release, name + extension), name + extension);
        }

        foreach (string page in new[] { "LICENSE", "README.md" })
        {
            File.Copy(Repository.PathOf(page), Path.Combine(folder, page), overwrite: true);
        }

        using FileStream nuspec = File.OpenRead(Repository.PathOf(path));
        PackageBuilder builder = new(nuspec, project, property => property == "version" ? Version : throw new KeyNotFoundException(property));
        MemoryStream bytes = new();
        builder.Save(bytes);
        bytes.Position = 0;
        return new PackageArchiveReader(bytes);
    }
}
