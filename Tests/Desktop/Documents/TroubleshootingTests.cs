using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>The messages that the documentation quotes are those that boards and tools print.</summary>
[TestClass]
public sealed class TroubleshootingTests
{
    private static readonly SourceTexts _texts = SourceTexts.Read(
        "Gateway", "Node", "Shared", "native-espnow-interop/Device", "Tools/EnigmaIoTUpdate", "Tools/Firmware");

    [TestMethod]
    [DataRow("docs/troubleshooting.md", 60)]
    [DataRow("docs/getting-started.md", 8)]
    public void EachMessageStandsInTheSources(string page, int least)
    {
        string[] messages = [.. new MarkdownPage(page).FirstColumns("message")];

        Assert.IsGreaterThanOrEqualTo(least, messages.Length);
        string[] unknown = [.. messages.Where(message => !_texts.Has(message))];
        Assert.IsEmpty(unknown, "\n" + string.Join('\n', unknown));
    }

    [TestMethod]
    [DataRow("the broker sleeps")]
    [DataRow("the Wi-Fi … is asleep")]
    [DataRow("trying on: …cannot be joined")]
    [DataRow("…: …")]
    public void AMessageThatNobodyPrintsIsFound(string message)
    {
        Assert.IsFalse(_texts.Has(message));
    }
}
