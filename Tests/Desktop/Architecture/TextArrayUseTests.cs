using System.Text.RegularExpressions;
using EnigmaIoT.Tests.Desktop.Documents;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>
/// nanoCLR's new arrays of strings hold texts at address 0, and to compare one with another text ends the program: firmware makes
/// arrays that it fills later in one place, which writes null to each element.
/// </summary>
[TestClass]
public sealed partial class TextArrayUseTests
{
    private static readonly string[] _folders = ["Shared", "Gateway", "Node", "native-espnow-interop"];

    [TestMethod]
    public void FirmwareMakesUnfilledArraysOfTextsInOnePlace()
    {
        string[] files = [.. _folders
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => UnfilledPattern().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(file))];
        CollectionAssert.AreEqual(new[] { "TextArray.cs" }, files);
    }

    // An array with its elements in braces has no unfilled place.
    [GeneratedRegex(@"new string\[[^\]]+\](?!\s*\{)")]
    private static partial Regex UnfilledPattern();
}
