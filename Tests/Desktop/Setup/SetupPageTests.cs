using System.IO.Compression;
using System.Text;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Web;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Setup;

/// <summary>Holds the page that a device serves to the page that people write.</summary>
[TestClass]
public sealed class SetupPageTests
{
    // The bound, so that a board's flash has room for it beside the gateway's own page.
    private const int MaximumBytes = 8 * 1024;

    [TestMethod]
    public void TheDeviceServesThePageThatStandsBesideItsClass()
    {
        IWebPage page = new SetupPage();
        byte[] packed = Convert.FromBase64String(string.Concat(Enumerable.Range(0, page.PieceCount).Select(page.Piece)));
        Assert.AreEqual(packed.Length, page.Length);
        Assert.IsLessThanOrEqualTo(MaximumBytes, packed.Length);
        using StreamReader reader = new(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
        string[] lines = [.. File.ReadAllLines(Source()).Select(line => line.TrimStart()).Where(line => line.Length > 0)];
        Assert.AreEqual(string.Join('\n', lines) + "\n", reader.ReadToEnd(), "run build/page.sh again");
    }

    [TestMethod]
    public void APieceFitsBehindTheHeader()
    {
        IWebPage page = new SetupPage();
        Assert.IsTrue(Enumerable.Range(0, page.PieceCount).All(index => page.Piece(index).Length <= 1000));
    }

    [TestMethod]
    public void ThePageNeedsNothingFromOutside()
    {
        string text = File.ReadAllText(Source());
        Assert.DoesNotContain("http:", text);
        Assert.DoesNotContain("https:", text);
        Assert.DoesNotContain("src=", text);
    }

    private static string Source()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "EnigmaIoTGateway.sln")))
        {
            folder = folder.Parent;
        }

        Assert.IsNotNull(folder, "the tests run outside the repository");
        return Path.Combine(folder.FullName, "Shared", "Setup", "SetupPage.html");
    }
}
