using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>Links between the pages of the documentation, and to files of the repository.</summary>
[TestClass]
public sealed class LinkTests
{
    [TestMethod]
    public void EveryLinkInsideTheRepositoryLeadsSomewhere()
    {
        MarkdownPage[] pages = [.. Repository.Files(".md").Select(path => new MarkdownPage(path))];

        Assert.IsGreaterThan(10, pages.Length);
        Assert.IsEmpty(pages.SelectMany(Broken), "\n" + string.Join('\n', pages.SelectMany(Broken)));
    }

    [TestMethod]
    [DataRow("[a](gone.md)", "docs/page.md: gone.md")]
    [DataRow("![a](images/gone.png)", "docs/page.md: images/gone.png")]
    [DataRow("[a](MQTT.md)", "docs/page.md: MQTT.md")]
    [DataRow("[a](mqtt.md#gone)", "docs/page.md: mqtt.md#gone")]
    [DataRow("[a](#gone)", "docs/page.md: #gone")]
    [DataRow("[a](../../README.md)", "docs/page.md: ../../README.md")]
    public void ABrokenLinkIsFound(string text, string expected)
    {
        string[] broken = [.. Broken(new MarkdownPage("docs/page.md", "# Here\n\n" + text))];
        CollectionAssert.AreEqual(new[] { expected }, broken);
    }

    [TestMethod]
    [DataRow("[a](mqtt.md)")]
    [DataRow("[a](../README.md#limits)")]
    [DataRow("[a](decisions/)")]
    [DataRow("[a](#here)")]
    [DataRow("[a](https://example.org/gone.md)")]
    [DataRow("`[a](gone.md)`")]
    public void AGoodLinkIsNotReported(string text)
    {
        Assert.IsEmpty(Broken(new MarkdownPage("docs/page.md", "# Here\n\n" + text)));
    }

    private static IEnumerable<string> Broken(MarkdownPage page)
    {
        return page.Links.Where(link => !LeadsSomewhere(page, link)).Select(link => $"{page.Path}: {link}");
    }

    private static bool LeadsSomewhere(MarkdownPage page, string link)
    {
        if (Uri.TryCreate(link, UriKind.Absolute, out Uri? outside) && outside.Scheme is "http" or "https" or "mailto")
        {
            return true;
        }

        string[] parts = link.Split('#', 2);
        string path = parts[0].Length == 0
            ? page.Path
            : Path.Combine(Path.GetDirectoryName(page.Path)!, Uri.UnescapeDataString(parts[0]));
        if (parts.Length == 1 || parts[0].Length == 0)
        {
            return parts.Length == 1 ? Exists(path) : page.Anchors.Contains(parts[1]);
        }

        return Exists(path) && new MarkdownPage(path).Anchors.Contains(parts[1]);
    }

    // As GitHub does it, also where the file system does not tell upper from lower case.
    private static bool Exists(string path)
    {
        string full = Repository.PathOf(path).TrimEnd('/', '\\');
        if (!full.StartsWith(Repository.Root, StringComparison.Ordinal))
        {
            return false;
        }

        return full == Repository.Root
            || (Directory.Exists(Path.GetDirectoryName(full)) && Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(full)!).Contains(full));
    }
}
