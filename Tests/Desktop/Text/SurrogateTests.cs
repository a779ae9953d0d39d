using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Update.Messages;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Text;

/// <summary>Texts with half a pair of surrogates: strings of .NET can have them, those of a board, which are UTF-8, cannot.</summary>
[TestClass]
public sealed class SurrogateTests
{
    [TestMethod]
    [DataRow(0xD800)]
    [DataRow(0x61, 0xD800, 0x62)]
    [DataRow(0xDC00, 0xD800)]
    [DataRow(0xD800, 0xD800, 0xDC00)]
    [DataRow(0xDBFF)]
    [DataRow(0xDFFF)]
    public void LoneSurrogatesAreRefused(params int[] units)
    {
        string text = string.Concat(units.Select(unit => (char)unit));
        Assert.IsFalse(MqttText.IsValid(text));
        Assert.IsNotNull(NetworkName.Check(text));
        Assert.IsFalse(NodeTopics.IsNode(text));
        Assert.IsFalse(NodeTopics.IsBaseTopic(text));
    }

    [TestMethod]
    public void PairsAreOneCharacter()
    {
        Assert.IsTrue(MqttText.IsValid("\U0001F3E0"));
        Assert.IsFalse(MqttText.IsValid("\U0010FFFF"));
    }

    [TestMethod]
    [DataRow("a\u001f", false)]
    [DataRow("a\u0085", false)]
    [DataRow("\ufdd0", false)]
    [DataRow("\uffff", false)]
    [DataRow("\U0001FFFE", false)]
    [DataRow("\ufffd", false)]
    [DataRow("gateway", true)]
    [DataRow("broadcast", false)]
    [DataRow("a+", false)]
    [DataRow("a/b", false)]
    [DataRow("Gateway", true)]
    [DataRow("k\u00fcche", true)]
    public void TheUpdaterTakesTheNodesThatBrokersTake(string node, bool expected)
    {
        Assert.AreEqual(expected, NodeTopics.IsNode(node));
    }

    [TestMethod]
    [DataRow("$SYS", false)]
    [DataRow("$share/a/b", false)]
    [DataRow("a/\u009f", false)]
    [DataRow("a\ufdef/b", false)]
    [DataRow("a/#", false)]
    [DataRow("", false)]
    [DataRow("home/enigmaiot", true)]
    [DataRow("a$b", true)]
    public void TheUpdaterTakesTheBaseTopicsThatBrokersTake(string topic, bool expected)
    {
        Assert.AreEqual(expected, NodeTopics.IsBaseTopic(topic));
    }
}
